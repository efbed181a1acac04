import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { UNWANTED } from "@/lib/outbox/rules";
import type { FindMailContexts } from "@/lib/outbox/rules/mail-facts";
import { subjectAtDesk } from "@/lib/outbox/rules/subject-at-desk";
import { type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { flatFields } from "@/lib/platform/form-fields";
import { isLocale } from "@/lib/platform/i18n/locales";
import { localise } from "@/lib/platform/i18n/localised";
import { loose } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { mailingFields } from "../rules/mailing-fields";
import { momentOf } from "../rules/moment";
import { OWN_MAILS, STOPPED } from "../rules/own-mails";
import { readTarget } from "../rules/target";
import { READY_TEXTS, type ReadyText } from "../schema";
import { type EarlierEdition, listEarlierEditions } from "./earlier-people";
import { daysOf } from "./edition-days";
import { looksOf, readReach } from "./mailing-look";
import { readSharedValues } from "./shared-values";
import { listWithheldMailings } from "./withheld-mailings";

type Scope = EditionScope<"send-messages">;

/** The plain messages of an edition, the newest first, without those that tell this reader too much of whom they are for. */
export async function listMailings(scope: EditionScope<"view-outbox">) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const rows = await db.mailing.findMany({
      where: { organisationId, editionId, id: { notIn: await listWithheldMailings(db, scope) } },
      orderBy: { createdAt: "desc" },
      take: 100,
      select: {
        id: true,
        state: true,
        subject: true,
        sentAt: true,
        createdAt: true,
        stoppedBecause: true,
      },
    });
    const counted = await db.outboxMessage.groupBy({
      by: ["mailingId", "state"],
      where: { organisationId, editionId, mailingId: { in: rows.map(({ id }) => id) }, ...OWN_MAILS },
      _count: true,
    });
    const shared = await readSharedValues(db, scope);
    return rows.map((row) => {
      const own = counted.filter(({ mailingId }) => mailingId === row.id);
      const of = (...states: string[]) =>
        own.reduce((sum, { state, _count }) => sum + (states.includes(state) ? _count : 0), 0);
      return {
        ...row,
        subject: subjectAtDesk(row.subject, shared),
        progress: {
          all: own.reduce((sum, { _count }) => sum + _count, 0),
          draft: of("draft"),
          waiting: of("queued", "sending"),
          sent: of("sent"),
          failed: of("failed", "bounced"),
        },
      };
    });
  });
}

/** What became of the mails of a message: by their state, and of those that did not leave, why. */
async function readReport(db: Reader, { organisationId, editionId }: Scope, mailingId: string) {
  const rows = await db.outboxMessage.groupBy({
    by: ["state", "failure"],
    where: { organisationId, editionId, mailingId, ...OWN_MAILS },
    _count: true,
  });
  const count = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((sum, row) => sum + (is(row) ? row._count : 0), 0);
  return {
    draft: count(({ state }) => state === "draft"),
    waiting: count(({ state }) => state === "queued" || state === "sending"),
    sent: count(({ state }) => state === "sent"),
    failed: count(({ state }) => state === "failed"),
    bounced: count(({ state }) => state === "bounced"),
    stopped: count(({ state, failure }) => state === "cancelled" && failure === STOPPED),
    unwanted: count(({ state, failure }) => state === "cancelled" && failure === UNWANTED),
    pointless: count(
      ({ state, failure }) => state === "cancelled" && failure !== STOPPED && failure !== UNWANTED,
    ),
  };
}
export type MailingReport = Awaited<ReturnType<typeof readReport>>;

/**
 * A message as its form is filled, how many people it would reach now by their languages, and how it reads: to one of them,
 * or to somebody made up where `reader` is none of them.
 * @throws AppError("not-found")
 */
export async function getMailingForm(
  scope: Scope,
  id: string,
  reader: string | null,
  findContexts: FindMailContexts,
) {
  const { organisationId, editionId } = scope;
  const found = await reading(async (db) => {
    const row = await db.mailing.findFirst({ where: { organisationId, editionId, id } });
    if (!row || (await listWithheldMailings(db, scope)).includes(id)) throw new AppError("not-found");
    const { reaches, unreached, counts: people, readers } = await readReach(db, scope, row);
    const leavesAt = row.state === "planned" ? momentOf(row, await daysOf(db, scope)) : null;
    return { row, leavesAt, people, readers, reaches, unreached, report: await readReport(db, scope, id) };
  });
  const { row, leavesAt, people, readers, reaches, unreached, report } = found;
  const chosen = readers.find((one) => one.id === reader) ?? null;
  const counts = people.map((one) => ({
    ...one,
    // Whether what they read is written in their language.
    written: [row.subject, row.body].every(
      (text) => localise(text, one.language, scope.languages)?.lang === null,
    ),
  }));
  const languages = people.map(({ language }) => language);
  return {
    id,
    version: row.version,
    state: row.state,
    reaches,
    unreached,
    target: row.target,
    planned: { sendAt: row.sendAt, daysBefore: row.daysBefore, atTime: row.atTime, leavesAt },
    stoppedBecause: row.stoppedBecause,
    sentAt: row.sentAt,
    report,
    counts,
    readers: readers.map(({ id: of, fullName }) => ({ id: of, fullName })),
    reader: chosen?.id ?? null,
    looks: await looksOf(scope, row, chosen, languages, findContexts),
    values: flatFields(mailingFields(row)),
  };
}

/** What a new message begins with: a text of ours in each language of the edition. */
export interface ReadyMailing {
  text: ReadyText | null;
  values: Record<string, string | number>;
}

/** @param name as the address has it; null where no text is called so */
export function readyMailing(scope: Scope, name: string | undefined): ReadyMailing | null {
  const text = READY_TEXTS.find((one) => one === name);
  if (!text) return null;
  const inEach = (part: "subject" | "body") =>
    Object.fromEntries(
      scope.languages
        .filter(isLocale)
        .map((language) => [
          language,
          String(loose(translator(language, "ready-mails")).raw(`${text}.${part}`)),
        ]),
    );
  const values = flatFields({
    audience: text === "position" ? ["waitlisted"] : ["confirmed"],
    subject: inEach("subject"),
    body: inEach("body"),
    attached: text === "practical" ? ["calendar"] : text === "day-before" ? ["ticket"] : [],
  });
  return { text, values };
}

/** What a new message begins with: a ready text, and whom it is for, as the address has them; null: nothing. */
export function beginMailing(
  scope: Scope,
  text: string | undefined,
  to: string | undefined,
): ReadyMailing | null {
  const ready = readyMailing(scope, text);
  const target = to !== undefined && readTarget(to) ? to : null;
  if (!target) return ready;
  return { text: ready?.text ?? null, values: { ...ready?.values, target } };
}

/** The earlier editions whose people may be written to, for whoever may do that there, too. */
export const findEarlierEditions = (scope: Scope): Promise<EarlierEdition[]> =>
  reading((db) => listEarlierEditions(db, scope, "send-messages"));
