import { randomUUID } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import type { FieldKind, RegistrationState } from "@/prisma/generated/enums";
import { makeMember } from "../factories/people";
import { makeCategory, makeQuestion, makeReference } from "../factories/registration";
import { makeOpenEdition } from "../factories/schools";
import type { Known, Later } from "./known-people";
import { writeManyPeople } from "./write-many-people";

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
const LATER_SINCE = new Date("2027-04-10T08:00:00Z");
const LATER_SENT = [null, new Date("2027-04-09T08:00:00Z"), new Date("2027-04-11T08:00:00Z")];
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
  const later: Later[] = [];
  for (const required of [true, false]) {
    const { id, fieldId } = await makeQuestion(edition, { laterSince: LATER_SINCE }, { required });
    later.push({ field: fieldId, version: id, required, since: LATER_SINCE });
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
    later: Object.fromEntries(later.map(({ field }) => [field, throwOf(2) === 1])),
    laterSentAt: oneOf(LATER_SENT),
  }));
  await writeManyPeople(ids, known, questions, terms, later);
  return {
    school,
    edition,
    ids,
    known,
    categories,
    questions,
    terms,
    templates: TEMPLATES,
    tags,
    team,
    later,
  };
}
