import "server-only";
import { cache } from "react";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { type ToldVenue, tellVenue, VENUE_COLUMNS, VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import { findRegisterForm } from "@/lib/forms/queries/register-form";
import type { GivenAnswer } from "@/lib/forms/rules/carry-answers";
import { toldAndAsked } from "@/lib/forms/rules/later-editions";
import { readOptions } from "@/lib/forms/rules/options";
import type { AskedQuestion, OfferedTerm } from "@/lib/forms/rules/register-form";
import type { AnsweredField } from "@/lib/forms/rules/tell-answer";
import { isoDate, localDate } from "@/lib/platform/dates/zones";
import { reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { linkToken } from "@/lib/platform/secrets";
import type { OutboxState, RegistrationState, TermKind } from "@/prisma/generated/enums";
import type { LinkScope } from "../policy";
import { applicantOf } from "../rules/applicant";
import { isNamed, isWithheld, UNSETTLED, withheldBefore } from "../rules/corrections";
import type { Applicant } from "../schema/applicant";
import { type ChangeEntry, listChanges } from "./changes";
import { listUnasked } from "./correction";
import { stillOpens } from "./find-link";
import { type JoinDay, listJoinDays } from "./join-links";

export interface MyAnswer extends AnsweredField, GivenAnswer {
  label: LocalisedText;
  sensitive: boolean;
  /** Days after the end until it is deleted, as they were told when it was given. */
  retentionDays: number;
}

export interface MyConsent {
  id: string;
  kind: TermKind;
  text: LocalisedText;
  number: number;
  /** When it was shown. */
  givenAt: Date;
  /** When its box was ticked; null: it was only told. */
  agreedAt: Date | null;
  withdrawnAt: Date | null;
}

/** What a category promised, as it was chosen: what it is, what it costs, how one pays. */
export interface CategoryWords {
  name: LocalisedText | null;
  description: LocalisedText | null;
  cost: LocalisedText | null;
  payment: LocalisedText | null;
}

/** A registration as its own person sees it. */
export interface MyRegistration extends Applicant {
  id: string;
  state: Exclude<RegistrationState, "draft">;
  reference: string;
  mode: "on_site" | "online" | "either";
  categoryId: string | null;
  category: CategoryWords | null;
  /** By when the organisers said they would answer, an ISO date that is not over; null: they didn't. */
  answerBy: string | null;
  reason: string;
  /** In which it was written, where that was said. */
  reasonLanguage: string | null;
  /** It ended because the same person has another one of the edition, which stays. */
  merged: boolean;
  submittedAt: Date | null;
  /** When they last sent what was asked later. */
  laterSentAt: Date | null;
  /** The state before the last change; null where it is not known any more. */
  before: string | null;
  /** How many wait before, and oneself; null when not waiting. */
  rank: number | null;
  /** What the QR code holds: a secret of its own, it never opens the registration. */
  ticket: string;
  version: number;
  answers: MyAnswer[];
  /** Nobody has said yet that the address of now is the same person's: nothing sensitive is shown or asked, whatever was given. */
  withheld: boolean;
  consents: MyConsent[];
  messages: Array<{ at: Date; sentAt: Date | null; template: string; state: OutboxState }>;
  /** What was changed of it, by whom and why. */
  changed: ChangeEntry[];
}

export interface MyPage {
  head: EditionHead;
  controller: { name: string; contact: string };
  /** What the edition asks at registration, for changing answers. */
  questions: AskedQuestion[];
  /** What it asks later, of those who hold a place. */
  later: AskedQuestion[];
  /** Asked besides, and needed for nothing: to hear of later editions. Null: the edition does not ask it, or they agreed. */
  hearing: OfferedTerm | null;
  /** Where it takes place, in order. */
  venues: ToldVenue[];
  registration: MyRegistration;
  /** Where to join online; empty without a place. */
  joins: JoinDay[];
}

/** All that the pages of a private link show; null once the edition has no page any more, or the link has ended. */
export const findMyPage = cache(async (locale: string, scope: LinkScope): Promise<MyPage | null> => {
  const row = await reading((db) =>
    db.registration.findUniqueOrThrow({
      where: { organisationId_id: { organisationId: scope.organisationId, id: scope.registrationId } },
      include: {
        category: {
          select: { name: true, description: true, cost: true, payment: true, answerBy: true },
        },
        edition: {
          select: {
            slug: true,
            city: true,
            venues: { where: { deletedAt: null }, orderBy: [...VENUES_IN_ORDER], select: VENUE_COLUMNS },
            languages: true,
            timeZone: true,
            school: { select: { slug: true } },
          },
        },
        answers: {
          orderBy: { fieldVersion: { field: { order: "asc" } } },
          include: {
            fieldVersion: {
              select: {
                ...{ id: true, fieldId: true, number: true, termVersionId: true },
                ...{ label: true, options: true, settings: true, sensitive: true, retentionDays: true },
                readers: true,
                field: { select: { kind: true } },
              },
            },
          },
        },
        consents: {
          orderBy: { givenAt: "asc" },
          include: {
            termVersion: { select: { number: true, text: true, term: { select: { kind: true } } } },
          },
        },
        messages: {
          orderBy: { createdAt: "asc" },
          select: { createdAt: true, sentAt: true, template: true, state: true, mailingId: true },
        },
        corrections: { where: UNSETTLED, select: { createdAt: true } },
      },
    }),
  );
  const before = withheldBefore(row.corrections);
  const shown = row.answers.filter(
    ({ answeredAt, fieldVersion }) => !isWithheld({ ...fieldVersion, givenAt: answeredAt }, before),
  );
  const unasked = await reading((db) => listUnasked(db, scope, before));
  const isShown = ({ fieldId }: { fieldId: string }) => !unasked.has(fieldId);
  const [form, head] = await Promise.all([
    findRegisterForm(locale, row.edition.school.slug, row.edition.slug),
    findEditionHead(locale, row.edition.school.slug, row.edition.slug),
  ]);
  if (!form || !head || row.state === "draft") return null;
  const say = (json: unknown) => localise(json, locale, row.edition.languages);
  const name = (json: unknown) => say(json) ?? { text: "–", lang: null };
  const registration: MyRegistration = {
    id: row.id,
    state: row.state,
    reference: row.reference ?? "",
    ...applicantOf(row),
    mode: row.mode,
    categoryId: row.categoryId,
    category: row.category && {
      name: say(row.category.name),
      description: say(row.category.description),
      cost: say(row.category.cost),
      payment: say(row.category.payment),
    },
    answerBy: answerByOf(row),
    reason: row.reason,
    reasonLanguage: row.reasonLanguage,
    merged: row.mergedIntoId !== null,
    submittedAt: row.submittedAt,
    laterSentAt: row.laterSentAt,
    before: await stateBefore(row),
    rank: row.state === "waitlisted" ? await rankOf(row) : null,
    ticket: linkToken("ticket", row.id, row.ticketVersion),
    version: row.version,
    answers: shown.map(({ value, wished, fieldVersion }) => ({
      fieldId: fieldVersion.fieldId,
      versionId: fieldVersion.id,
      number: fieldVersion.number,
      consentId: fieldVersion.termVersionId,
      kind: fieldVersion.field.kind,
      label: name(fieldVersion.label),
      value: value as string | string[],
      options: readOptions(fieldVersion.options, say),
      settings: fieldVersion.settings,
      wished,
      sensitive: fieldVersion.sensitive,
      readers: fieldVersion.readers,
      retentionDays: fieldVersion.retentionDays,
    })),
    // That there is a consent to a sensitive answer says that there is one.
    consents: row.consents
      .filter(
        ({ givenAt, termVersion }) =>
          !isWithheld({ sensitive: termVersion.term.kind === "sensitive", givenAt }, before),
      )
      .map(({ id, givenAt, agreedAt, withdrawnAt, termVersion }) => ({
        id,
        kind: termVersion.term.kind,
        text: name(termVersion.text),
        number: termVersion.number,
        givenAt,
        agreedAt,
        withdrawnAt,
      })),
    withheld: unasked.size > 0,
    messages: row.messages
      .filter((message) => isNamed(message, before))
      .map(({ createdAt, mailingId: _, ...message }) => ({ at: createdAt, ...message })),
    changed: await reading((db) => listChanges(db, scope, null)),
  };
  // Corrected or taken back while this was read, it may have answers of both addresses.
  if (!(await stillOpens(scope))) return null;
  return {
    head,
    controller: form.controller,
    questions: form.questions.filter(isShown),
    later: form.later.filter(isShown),
    hearing: row.consents.some((consent) => hears(consent, before))
      ? null
      : (toldAndAsked(form.terms).asked[0] ?? null),
    venues: row.edition.venues.map((venue) => tellVenue(venue, locale, head.languages, row.edition.city)),
    registration,
    joins: row.state === "confirmed" && head.phase !== "cancelled" ? await listJoinDays(row, locale) : [],
  };
});

/** Whether it is a consent to hear of later editions that stands, given at the address of now. */
function hears(
  consent: { agreedAt: Date | null; withdrawnAt: Date | null; termVersion: { term: { kind: TermKind } } },
  before: Date | null,
): boolean {
  const { agreedAt, withdrawnAt, termVersion } = consent;
  if (termVersion.term.kind !== "later_editions" || !agreedAt || withdrawnAt) return false;
  return !before || agreedAt > before;
}

function answerByOf(row: {
  state: string;
  category: { answerBy: Date | null } | null;
  edition: { timeZone: string };
}): string | null {
  const date = row.category?.answerBy;
  if (row.state !== "pending" || !date) return null;
  return isoDate(date) < localDate(new Date(), row.edition.timeZone) ? null : isoDate(date);
}

/** From what somebody withdrew: a place, or the waiting list. */
async function stateBefore(row: {
  organisationId: string;
  id: string;
  state: string;
}): Promise<string | null> {
  const value = await reading((db) =>
    db.auditValue.findFirst({
      where: {
        entry: { organisationId: row.organisationId },
        registrationId: row.id,
        field: "state",
        after: { equals: row.state },
      },
      orderBy: { entry: { createdAt: "desc" } },
      select: { before: true },
    }),
  );
  return typeof value?.before === "string" ? value.before : null;
}

/** The rank shown is computed: positions are never renumbered. */
function rankOf(row: {
  organisationId: string;
  editionId: string;
  queuePosition: number | null;
}): Promise<number> {
  const { organisationId, editionId, queuePosition } = row;
  return reading((db) =>
    db.registration.count({
      where: { organisationId, editionId, state: "waitlisted", queuePosition: { lte: queuePosition ?? 0 } },
    }),
  );
}
