import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { PeopleFilter } from "../schema/people-set";
import type { FilteredQuestion, PeopleReader } from "./people-reader";

/** Kinds that are answered in words: they are compared without case. All others are what their kind writes. */
const WORDS: readonly string[] = ["text", "long_text", "region", "phone", "email", "web_address"];

/** An `answer` as one text; a list of ticks is none. */
const TEXT = Prisma.sql`CASE WHEN jsonb_typeof(answer.value) = 'string' THEN answer.value #>> '{}' END`;
const FOLDED = Prisma.sql`lower(btrim(${TEXT}))`;
const IS_SAID = Prisma.sql`answer.value NOT IN ('""'::jsonb, '[]'::jsonb, 'null'::jsonb)`;
const AS_NUMBER = Prisma.sql`CASE WHEN ${TEXT} ~ '^-?[0-9]+([.][0-9]+)?$' THEN (${TEXT})::numeric END`;

/**
 * Who answered a question so: what was answered last counts, where it was asked in several wordings. Null where it is no
 * question of the edition, or not for this reader.
 */
export function answered(
  { organisationId }: PeopleReader,
  question: FilteredQuestion | undefined,
  { how, values }: PeopleFilter,
): Prisma.Sql | null {
  if (!question?.readable) return null;
  const test = tested(question.kind, how, values);
  if (!test) return null;
  const [only, ...more] = question.versions;
  const rows =
    more.length === 0
      ? Prisma.sql`
        SELECT answer.registration_id FROM answer
        WHERE answer.organisation_id = ${organisationId}::uuid AND answer.field_version_id = ${only ?? null}::uuid
          AND ${test}`
      : Prisma.sql`
        SELECT answer.registration_id FROM (
          SELECT DISTINCT ON (said.registration_id) said.registration_id, said.value
          FROM answer AS said JOIN field_version AS seen
            ON seen.organisation_id = said.organisation_id AND seen.id = said.field_version_id
          WHERE said.organisation_id = ${organisationId}::uuid
            AND said.field_version_id = ANY(${question.versions}::uuid[])
          ORDER BY said.registration_id, seen.number DESC) AS answer
        WHERE ${test}`;
  const is = Prisma.sql`registration.id IN (${rows})`;
  return how === "not" || how === "empty" ? Prisma.sql`NOT (${is})` : is;
}

function tested(kind: string, how: PeopleFilter["how"], values: readonly string[]): Prisma.Sql | null {
  if (how === "filled" || how === "empty") return IS_SAID;
  const folded = values.map((value) => value.trim().toLowerCase());
  if (how === "contains")
    return Prisma.sql`EXISTS (SELECT FROM unnest(${folded}::text[]) AS part WHERE strpos(lower(${TEXT}), part) > 0)`;
  if (how === "between") return between(kind, values);
  if (WORDS.includes(kind)) return Prisma.sql`${FOLDED} = ANY(${folded}::text[])`;
  // One text, or a list that has it.
  return Prisma.sql`jsonb_exists_any(answer.value, ${[...values]}::text[])`;
}

/** From one to another, both included; a blank one bounds nothing. Null for what has no order, or for no such values. */
function between(kind: string, [from = "", to = ""]: readonly string[]): Prisma.Sql | null {
  if (kind === "number") {
    if (![from, to].every((value) => value === "" || /^-?\d{1,9}(\.\d{1,2})?$/.test(value))) return null;
    return bounds(AS_NUMBER, from, to, (value) => Prisma.sql`${value}::text::numeric`);
  }
  if (kind !== "date" && kind !== "time") return null;
  // Days and times are written so that their texts stand in their order.
  return bounds(Prisma.sql`${TEXT} COLLATE "C"`, from, to, (value) => Prisma.sql`${value}::text`);
}

/** A condition that a value lies between two; of those that are said. */
export function bounds(
  value: Prisma.Sql,
  from: string,
  to: string,
  as: (text: string) => Prisma.Sql,
): Prisma.Sql {
  const said = [
    ...(from === "" ? [] : [Prisma.sql`${value} >= ${as(from)}`]),
    ...(to === "" ? [] : [Prisma.sql`${value} <= ${as(to)}`]),
  ];
  return Prisma.join(said, " AND ");
}
