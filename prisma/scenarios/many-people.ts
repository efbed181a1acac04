import { randomUUID } from "node:crypto";
import { recordAct } from "@/lib/audit/commands/record";
import { db, transaction } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { FieldKind, RegistrationState } from "@/prisma/generated/enums";
import { makeMember } from "../factories/people";
import { makeCategory, makeQuestion, makeReference } from "../factories/registration";
import { makeOpenEdition } from "../factories/schools";

/** What is known of somebody without asking the database. */
export interface Known {
  id: string;
  fullName: string;
  email: string;
  affiliation: string;
  reference: string;
  state: RegistrationState;
  category: string;
  mode: "on_site" | "online";
  country: string;
  language: string;
  submittedAt: Date;
  erased: boolean;
  /** By the question: what was said to each wording, the first first. */
  answers: Record<string, Array<string | string[] | null>>;
  /** By the term. */
  agreed: Record<string, "agreed" | "told" | "withdrawn">;
  mails: string[];
  tags: string[];
  assignee: string | null;
  notes: Array<{ text: string; removed: boolean }>;
}

export const ASKED: ReadonlyArray<{
  kind: FieldKind;
  said: Array<string | string[]>;
  wordings: 1 | 2;
  sensitive?: true;
}> = [
  { kind: "text", said: ["Milano 9:40", "milano 11:00 ", "Bus 100%", "by_car"], wordings: 2 },
  { kind: "time", said: ["08:30", "12:00", "19:45"], wordings: 1 },
  { kind: "number", said: ["0", "2", "10", "12.5", "-3"], wordings: 1 },
  { kind: "date", said: ["2027-05-01", "2027-05-02", "2027-06-10"], wordings: 2 },
  { kind: "choice", said: ["bus", "train"], wordings: 1 },
  { kind: "choices", said: [["fri"], ["fri", "sat"], ["sun"], []], wordings: 2 },
  { kind: "yes_no", said: ["yes", "no"], wordings: 1 },
  { kind: "choice", said: ["vegan", "vegetarian"], wordings: 1, sensitive: true },
];

const NAMES = [
  "Maria Rossi",
  "Rossi Il-Ponte",
  "Anna Żak",
  "Jean d’Arc",
  "Ada 100%",
  "Bob_Under",
  "Ольга Петрова",
];
const COOPERATIVES = ["", "Il Ponte", "il ponte", "Ponte Vecchio 100%", "Coop_Nord", "  "];
const ZONE_EDGES = [
  "2027-03-01T22:59:59Z",
  "2027-03-01T23:00:00Z",
  "2027-03-02T12:00:00Z",
  "2027-03-28T22:00:00Z",
];
const STATES: RegistrationState[] = [
  "draft",
  "pending",
  "confirmed",
  "waitlisted",
  "declined",
  "withdrawn",
  "cancelled",
  "confirmed",
];
const NOTES = ["Brings a GUEST", "Rang: arrives at 100%", "bus_2 ПЕТРОВА"];
const TEMPLATES = ["registration-confirmed", "still-to-answer"];

/** Pseudorandom, so that a failure comes again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** An edition with people of all sorts, and what is known of each. */
export async function makeManyPeople(count: number, seed = 7) {
  const throwOf = dice(seed);
  const oneOf = <Value>(values: readonly Value[]) => values[throwOf(values.length)] as Value;
  const { organisation, school, edition } = await makeOpenEdition({
    capacity: null,
    timeZone: "Europe/Rome",
  });
  const { organisationId } = edition;
  const ids = { organisationId, editionId: edition.id };
  const categories = [(await makeCategory(edition)).id, (await makeCategory(edition)).id];
  const questions: Array<{
    field: string;
    versions: string[];
    kind: FieldKind;
    said: Array<string | string[]>;
    sensitive: boolean;
  }> = [];
  for (const { kind, said, wordings, sensitive = false } of ASKED) {
    const first = await makeQuestion(edition, { kind }, { sensitive });
    const versions = [first.id];
    if (wordings === 2)
      versions.push(
        (
          await db().fieldVersion.create({
            data: { organisationId, fieldId: first.fieldId, number: 2, label: { en: "Again?" } },
          })
        ).id,
      );
    questions.push({ field: first.fieldId, versions, kind, said, sensitive });
  }
  const terms: Array<{ term: string; version: string }> = [];
  for (const kind of ["participation", "sensitive"] as const) {
    const term = await db().term.create({
      data: { ...ids, kind, key: `term-${kind}`, versions: { create: { number: 1, text: { en: "Yes" } } } },
      include: { versions: true },
    });
    terms.push({ term: term.id, version: term.versions[0]?.id ?? "" });
  }
  const tags: string[] = [];
  for (const name of ["VIP", "Vegetables", "Nobody’s"])
    tags.push((await db().tag.create({ data: { ...ids, name } })).id);
  const team = [(await makeMember(organisation, { role: "editor" })).id, (await makeMember(organisation)).id];
  const gone = await makeMember(organisation, {
    role: "editor",
    removedAt: new Date(),
    loginId: null,
    email: "",
  });
  const known: Known[] = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    fullName: oneOf(NAMES),
    email: `p${index}@${oneOf(["example.org", "Coop.example.net", "bücher.example"])}`,
    affiliation: oneOf(COOPERATIVES),
    reference: makeReference(),
    state: oneOf(STATES),
    category: oneOf(categories),
    mode: oneOf(["on_site", "online"] as const),
    country: oneOf(["IT", "PL", "ES"]),
    language: oneOf(["it", "en", "de"]),
    submittedAt: new Date(oneOf(ZONE_EDGES)),
    erased: throwOf(12) === 0,
    answers: Object.fromEntries(
      questions.map(({ field, versions, said }) => [
        field,
        versions.map(() => (throwOf(2) ? oneOf(said) : null)),
      ]),
    ),
    agreed: Object.fromEntries(
      terms.map(({ term }) => [term, oneOf(["agreed", "told", "withdrawn"] as const)]),
    ),
    mails: TEMPLATES.filter(() => throwOf(2) === 1),
    tags: tags.slice(0, 2).filter(() => throwOf(3) === 1),
    assignee: oneOf([null, ...team, gone.id]),
    notes: NOTES.filter(() => throwOf(3) === 1).map((text) => ({ text, removed: throwOf(3) === 1 })),
  }));
  await writeDown(ids, known, questions, terms);
  return { school, edition, ids, known, categories, questions, terms, templates: TEMPLATES, tags, team };
}

async function writeDown(
  ids: { organisationId: string; editionId: string },
  known: readonly Known[],
  questions: ReadonlyArray<{ field: string; versions: string[] }>,
  terms: ReadonlyArray<{ term: string; version: string }>,
) {
  const { organisationId } = ids;
  const people = known.map(({ id, fullName }) => ({
    organisationId,
    id,
    fullName,
    nameKey: nameKey(fullName),
  }));
  await db().person.createMany({ data: people });
  await db().registration.createMany({
    data: known.map(
      (
        {
          category,
          erased,
          answers: _a,
          agreed: _b,
          mails: _c,
          tags: _d,
          assignee: _e,
          notes: _f,
          id,
          ...row
        },
        index,
      ) => ({
        queuePosition: row.state === "waitlisted" ? index + 1 : null,
        ...{ ...ids, ...row, id, personId: id, categoryId: category },
        ...{
          nameKey: nameKey(row.fullName),
          emailKey: emailKey(row.email),
          erasedAt: erased ? new Date() : null,
          expiresAt: row.state === "draft" ? new Date(Date.now() + 86_400_000) : null,
        },
      }),
    ),
  });
  await db().answer.createMany({
    data: known.flatMap(({ id, answers }) =>
      questions.flatMap(({ field, versions }) =>
        versions.flatMap((fieldVersionId, index) => {
          const value = answers[field]?.[index] ?? null;
          return value === null ? [] : [{ organisationId, registrationId: id, fieldVersionId, value }];
        }),
      ),
    ),
  });
  await db().consent.createMany({
    data: known.flatMap(({ id, agreed }) =>
      terms.map(({ term, version }) => ({
        ...{ organisationId, registrationId: id, termVersionId: version, language: "en" },
        agreedAt: agreed[term] === "told" ? null : new Date(),
        withdrawnAt: agreed[term] === "withdrawn" ? new Date() : null,
      })),
    ),
  });
  await db().registrationTag.createMany({
    data: known.flatMap(({ id, tags }) =>
      tags.map((tagId) => ({ organisationId, registrationId: id, tagId })),
    ),
  });
  await db().registrationAssignee.createMany({
    data: known.flatMap(({ id, assignee }) =>
      assignee ? [{ organisationId, registrationId: id, memberId: assignee }] : [],
    ),
  });
  await db().registrationNote.createMany({
    data: known.flatMap(({ id, notes }) =>
      notes.map(({ text, removed }) => ({
        ...{ organisationId, registrationId: id, text, authorId: randomUUID() },
        removedAt: removed ? new Date() : null,
      })),
    ),
  });
  const auditEntryId = await transaction((tx) =>
    recordAct(tx, {
      ...{
        cause: { kind: "command" },
        act: "ask-by-link",
        objectKind: "edition",
        objectId: ids.editionId,
        ...ids,
      },
    }),
  );
  await db().outboxMessage.createMany({
    data: known.flatMap(({ id, email, mails }) =>
      mails.map((template) => ({
        ...{
          ...ids,
          auditEntryId,
          registrationId: id,
          template,
          language: "en",
          recipient: email,
          recipientKey: email,
        },
        ...{ state: "sent" as const, messageId: randomUUID() },
      })),
    ),
  });
}
