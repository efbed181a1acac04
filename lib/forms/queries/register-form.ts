import "server-only";
import { cache } from "react";
import type { EditionScope } from "@/lib/access/access";
import { findEditionHead, readHeadInMaking } from "@/lib/editions/queries/public-edition";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { editionPhase, PHASE_COLUMNS, type Phase } from "@/lib/editions/rules/phases";
import { isEditionFull } from "@/lib/places/queries/count-places";
import { countWaiting, hasPlace } from "@/lib/places/rules/places";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { partedByTime } from "../rules/later";
import { readOptions } from "../rules/options";
import type { AskedQuestion, OfferedCategory, OfferedTerm, RegisterForm } from "../rules/register-form";
import { type FormRow, readAsked, readFormRow, type StoredQuestion } from "./form-row";

/** The registration form of a published edition; null when there is none at this address. */
export const findRegisterForm = cache(
  async (locale: string, school: string, edition: string): Promise<RegisterForm | null> => {
    const head = await findEditionHead(locale, school, edition);
    if (!head) return null;
    const { organisationId, editionId } = head;
    const row = await reading((db) => readFormRow(db, { organisationId, editionId }));
    return sayForm(head, row, locale);
  },
);

/** The same for who prepares it, published or not: for a reader of any language. */
export async function readFormInMaking(
  scope: EditionScope<"view-drafts">,
): Promise<(locale: string) => RegisterForm> {
  const [headFor, row] = await Promise.all([
    readHeadInMaking(scope),
    reading((db) => readFormRow(db, scope)),
  ]);
  return (locale) => sayForm(headFor(locale), row, locale);
}

function sayForm(head: EditionHead, row: FormRow, locale: string): RegisterForm {
  const say = (json: unknown) => localise(json, locale, head.languages);
  const full = row.quotas.some(({ root, capacity, taken }) => root && capacity !== null && capacity <= taken);
  return {
    head,
    phase: editionPhase({ ...row, full }, row.now),
    controller: {
      name: row.controllerName,
      address: row.controllerAddress,
      contact: row.privacyContact,
    },
    cancelReason: say(row.cancelReason),
    terms: row.terms.flatMap((term): OfferedTerm[] => {
      const text = say(term.text);
      return text ? [{ ...term, text }] : [];
    }),
    categories: offeredOf(row, say),
    ...partedByTime(sayQuestions(row.questions, say)),
  };
}

interface Key {
  organisationId: string;
  editionId: string;
}
type Say = (json: unknown) => LocalisedText | null;

/** The phase of an edition now, past every cache. */
export async function readPhase(reader: Reader, key: Key): Promise<Phase> {
  const [found, full, now] = await Promise.all([
    reader.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId: key.organisationId, id: key.editionId } },
      select: PHASE_COLUMNS,
    }),
    isEditionFull(reader, key.organisationId, key.editionId),
    databaseClock(reader),
  ]);
  return editionPhase({ ...found, full }, now);
}

function offeredOf({ categories, quotas }: FormRow, say: Say): OfferedCategory[] {
  const counts = new Map(quotas.map((quota) => [quota.id, quota]));
  const offered = categories.filter((category) => category.offered);
  return offered.map((category) => ({
    id: category.id,
    name: say(category.name) ?? { text: "–", lang: null },
    description: say(category.description),
    cost: say(category.cost),
    payment: say(category.payment),
    approval: category.approval,
    answerBy: category.answerBy,
    full: !hasPlace(category.quotaIds, counts),
    waiting: countWaiting(category, categories),
  }));
}

/** What an edition asks now, at registration and later, in a person's language. */
export async function listAskedQuestions(
  reader: Reader,
  { organisationId, editionId }: Key,
  language: string,
  languages: readonly string[],
): Promise<AskedQuestion[]> {
  const asked = await readAsked(reader, { organisationId, editionId });
  return sayQuestions(asked, (json) => localise(json, language, languages));
}

function sayQuestions(asked: readonly StoredQuestion[], say: Say): AskedQuestion[] {
  return asked.flatMap(({ options, ...question }) => {
    const label = say(question.label);
    if (!label) return [];
    return [
      {
        ...question,
        label,
        hint: say(question.hint),
        purpose: say(question.purpose),
        options: readOptions(options, say),
        consent: say(question.consent),
      },
    ];
  });
}
