import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makePerson } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { proposePairs } from "./propose-pairs";

const pairsOf = async (organisationId: string) =>
  (await db().personPair.findMany({ where: { organisationId } })).map(({ personId, otherId }) =>
    [personId, otherId].join(),
  );
const pairOf = (one: string, other: string) => (one < other ? [one, other] : [other, one]).join();

test("who may be one human is found once, within an organisation, and stays two when an organiser said so", async () => {
  const [{ organisation, edition }, elsewhere] = [await makeOpenEdition(), await makeOpenEdition()];
  const category = await makeCategory(edition);
  const come = async (fullName: string, email: string, affiliation = "") =>
    (await makeRegistration(edition, category, { fullName, email, affiliation })).personId ?? "";
  const first = await come("Chiara Esempio", "chiara@example.org", "Coop. Esempio");
  const coop = await come("chiara  esempio", "c.e@other.example", "COOP Esempio");
  const slip = await come("Chiara Esempio", "chaira@example.org");
  const short = await come("C. Esempio", "chiara@example.org");
  await come("Bruno Esempio", "chiara@example.org", "Coop. Esempio");
  await come("Chiara Esempio", "somebody@third.example");
  await makePerson(elsewhere.organisation, { fullName: "Chiara Esempio", email: "chiara@example.org" });
  await proposePairs();
  const expected = [pairOf(first, coop), pairOf(first, slip), pairOf(first, short)];
  expect(new Set(await pairsOf(organisation.id))).toEqual(new Set(expected));
  expect(await pairsOf(elsewhere.organisation.id)).toEqual([]);

  const different = { organisationId: organisation.id };
  await db().personPair.updateMany({ where: different, data: { differentSince: new Date() } });
  const late = await come("Chiara Esempio", "chiar@example.org");
  await proposePairs();
  const all = await db().personPair.findMany({ where: different });
  expect(
    all.filter((pair) => pair.differentSince === null).map((pair) => [pair.personId, pair.otherId].join()),
  ).toEqual(expect.arrayContaining([pairOf(first, late)]));
  expect(all.filter((pair) => pair.differentSince !== null)).toHaveLength(3);
});

test("a tombstone is nobody's twin", async () => {
  const { organisation } = await makeOpenEdition();
  const [one, other] = [
    await makePerson(organisation, { fullName: "Ida Esempio", email: "ida.esempio@example.org" }),
    await makePerson(organisation, { fullName: "Ida Esempio", email: "ida.esempoi@example.org" }),
  ];
  await db().person.updateMany({ where: { id: other.id }, data: { mergedIntoId: one.id } });
  await proposePairs();
  expect(await pairsOf(organisation.id)).toEqual([]);
});
