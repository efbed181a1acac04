import type { PeopleFilter } from "@/lib/audiences/schema/people-set";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeQuestion } from "@/prisma/factories/registration";

/** What a list is asked for. */
export interface AskedSet {
  filters: PeopleFilter[];
  words?: string;
  sort?: string;
}

const filter = (
  by: PeopleFilter["by"],
  how: PeopleFilter["how"],
  values: string[] = [],
  of = "",
): PeopleFilter => ({ by, of, how, values });

/**
 * Gives the people of an edition what they can be told apart by: a question that was asked in two wordings, most having
 * answered both; an arrival; a number; two tags, one of them everybody's; somebody of the team who sees to each; consents.
 * @returns sets by every kind of filter, the widest and the narrowest, and several combined
 */
export async function makeSetsOf(edition: {
  organisationId: string;
  id: string;
}): Promise<Record<string, AskedSet>> {
  const { organisationId, id: editionId } = edition;
  const ids = { organisationId, editionId };
  const food = await makeQuestion(edition, { kind: "choice" });
  const again = await db().fieldVersion.create({
    data: { organisationId, fieldId: food.fieldId, number: 2, label: { en: "And now?" } },
  });
  const arrival = await makeQuestion(edition, { kind: "text" });
  const nights = await makeQuestion(edition, { kind: "number" });
  const term = await db().term.create({
    data: {
      ...ids,
      kind: "participation",
      key: "rules",
      versions: { create: { number: 1, text: { en: "Yes" } } },
    },
    include: { versions: true },
  });
  const [all, few] = [
    await db().tag.create({ data: { ...ids, name: "Everybody" } }),
    await db().tag.create({ data: { ...ids, name: "Few" } }),
  ];
  const member = await makeMember({ id: organisationId }, { role: "editor" });
  const told = await db().outboxMessage.groupBy({ by: ["template"], where: ids });
  const [template = "registration-confirmed"] = told.map((one) => one.template);
  for (const [version, every, value] of [
    [food.id, 1, `to_jsonb((ARRAY['vegan', 'meat', 'fish'])[1 + number % 3])`],
    [again.id, 2, `to_jsonb((ARRAY['meat', 'vegan', 'fish'])[1 + number % 3])`],
    [arrival.id, 3, `to_jsonb('Milano ' || number % 24 || ':40')`],
    [nights.id, 1, `to_jsonb((number % 5)::text)`],
  ] as const)
    await db().$executeRawUnsafe(
      `INSERT INTO answer (organisation_id, registration_id, field_version_id, value)
       SELECT organisation_id, id, $3::uuid, ${value} FROM (
         SELECT organisation_id, id, row_number() OVER (ORDER BY id) AS number FROM registration
         WHERE organisation_id = $1::uuid AND edition_id = $2::uuid) AS one WHERE number % ${every} = 0`,
      organisationId,
      editionId,
      version,
    );
  await db().$executeRaw`
    INSERT INTO registration_tag (organisation_id, registration_id, tag_id)
    SELECT organisation_id, id, ${all.id}::uuid FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    UNION ALL SELECT organisation_id, id, ${few.id}::uuid FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND country = 'PL'`;
  await db().$executeRaw`
    INSERT INTO registration_assignee (organisation_id, registration_id, member_id)
    SELECT organisation_id, id, ${member.id}::uuid FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND country <> 'IT'`;
  await db().$executeRaw`
    INSERT INTO consent (id, organisation_id, registration_id, term_version_id, language, agreed_at)
    SELECT gen_random_uuid(), organisation_id, id, ${term.versions[0]?.id}::uuid, 'en', now() FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid`;
  // As a server does by itself within a minute.
  await db().$executeRaw`VACUUM ANALYZE`;
  const vegan = filter("answer", "is", ["vegan"], food.fieldId);
  const noArrival = filter("answer", "empty", [], arrival.fieldId);
  const polish = filter("country", "is", ["PL"]);
  const tagged = filter("tag", "is", [all.id, few.id]);
  const seenTo = filter("assignee", "filled");
  return {
    "a country": { filters: [polish] },
    "a cooperative, in part": { filters: [filter("affiliation", "contains", ["erativa"])] },
    "a domain": { filters: [filter("domain", "is", ["example.org"])] },
    "a tag that all have": { filters: [tagged] },
    "without a tag": { filters: [filter("tag", "empty")] },
    "somebody sees to them": { filters: [seenTo] },
    "an answer, two wordings": { filters: [vegan] },
    "not that answer": { filters: [{ ...vegan, how: "not" }] },
    "no answer": { filters: [noArrival] },
    "an answer, in part": { filters: [filter("answer", "contains", ["milano"], arrival.fieldId)] },
    "a number between": { filters: [filter("answer", "between", ["1", "3"], nights.fieldId)] },
    consent: { filters: [filter("consent", "filled", [], term.id)] },
    registered: { filters: [filter("registered", "between", ["2020-01-01", "2099-01-01"])] },
    "not told": { filters: [filter("told", "empty", [], template)] },
    "three words": { filters: [], words: "esempio coop person" },
    "eight words": { filters: [], words: "e es ese esem esemp esempi esempio coop" },
    "words that nobody has": { filters: [], words: "esempio zzz qqq" },
    "vegans from Poland without an arrival": { filters: [vegan, polish, noArrival] },
    "ten filters, words, by name": {
      filters: [
        ...[
          vegan,
          noArrival,
          tagged,
          seenTo,
          filter("tag", "filled"),
          filter("country", "not", ["IT", "FR"]),
        ],
        ...[filter("told", "filled", [], template), filter("consent", "filled", [], term.id)],
        ...[filter("domain", "is", ["example.org"]), filter("affiliation", "contains", ["coop"])],
      ],
      words: "esempio coop",
      sort: "name",
    },
  };
}
