import type { PeopleFilter, PeopleSet } from "@/lib/audiences/schema/people-set";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { FieldKind } from "@/prisma/generated/enums";
import type { Known, Later } from "./known-people";

const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short" });

/** Whether somebody is in a set, said without SQL. `kinds` are those of the questions. */
export function isIn(
  person: Known,
  set: PeopleSet,
  kinds: ReadonlyMap<string, FieldKind>,
  team: readonly string[],
  later: readonly Later[] = [],
): boolean {
  if (person.erased || person.state === "draft") return false;
  const haystack = [nameKey(person.fullName), person.email.toLowerCase(), person.affiliation.toLowerCase()];
  const words = set.words.split(/\s+/).filter((word) => word !== "");
  const hasWord = (word: string) =>
    haystack[0]?.includes(nameKey(word) || word) ||
    haystack.slice(1).some((text) => text.includes(word.toLowerCase())) ||
    emailKey(person.email).includes(emailKey(word));
  return words.every(hasWord) && set.filters.every((filter) => passes(person, filter, kinds, team, later));
}

function passes(
  person: Known,
  filter: PeopleFilter,
  kinds: ReadonlyMap<string, FieldKind>,
  team: readonly string[],
  later: readonly Later[],
): boolean {
  const { by, of, how, values } = filter;
  if (by === "later") return later.some((question) => isToAnswer(person, question));
  if (how === "not") return !passes(person, { ...filter, how: "is" }, kinds, team, later);
  if (how === "empty") return !passes(person, { ...filter, how: "filled" }, kinds, team, later);
  if (by === "person") return values.includes(person.id);
  if (by === "tag")
    return how === "filled" ? person.tags.length > 0 : values.some((tag) => person.tags.includes(tag));
  if (by === "assignee") {
    const holder = team.find((member) => member === person.assignee);
    return holder !== undefined && (how === "filled" || values.includes(holder));
  }
  if (by === "note")
    return person.notes.some(
      ({ text, removed }) => !removed && (how === "filled" || says("text", text, filter)),
    );
  if (by === "consent") return person.agreed[of] === "agreed";
  if (by === "told") return person.mails.includes(of);
  if (by === "domain")
    return values.some((value) => emailKey(person.email).endsWith(`@${emailKey(`x@${value}`).slice(2)}`));
  if (by === "registered") return liesBetween(DAY.format(person.submittedAt), values);
  if (by === "affiliation") return says("text", person.affiliation, filter);
  if (by === "answer") {
    const last = person.answers[of]?.findLast((value) => value !== null) ?? null;
    return last !== null && says(kinds.get(of) ?? "text", last, filter);
  }
  return values.includes(person[by]);
}

/** Who has a place, and has not answered; what may stay open only until they sent in what is asked later. */
const isToAnswer = ({ state, later, laterSentAt }: Known, { field, required, since }: Later) =>
  (state === "confirmed" || state === "offered") &&
  !later[field] &&
  (required || laterSentAt === null || laterSentAt < since);

function says(kind: FieldKind, said: string | string[], { how, values }: PeopleFilter): boolean {
  const list = [said].flat();
  if (how === "filled") return list.some((text) => text.trim() !== "");
  if (how === "contains") {
    if (Array.isArray(said)) return false;
    return values.some((value) => said.toLowerCase().includes(value.trim().toLowerCase()));
  }
  if (how === "between") {
    if (kind === "number") {
      const [from = "", to = ""] = values;
      return (from === "" || Number(said) >= Number(from)) && (to === "" || Number(said) <= Number(to));
    }
    return liesBetween(String(said), values);
  }
  if (kind === "text")
    return values.some((value) => value.trim().toLowerCase() === String(said).trim().toLowerCase());
  return list.some((text) => values.includes(text));
}

const liesBetween = (text: string, [from = "", to = ""]: readonly string[]) =>
  (from === "" || text >= from) && (to === "" || text <= to);
