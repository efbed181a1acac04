import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { listPublicAddresses } from "./public-addresses";

/** A published edition, and whether its school and it are said to be there. */
async function makeScene() {
  const { organisation, school, edition } = await makeOpenEdition();
  const asked = [
    { school: school.slug, edition: "", below: "" },
    { school: school.slug, edition: edition.slug, below: "" },
  ];
  const key = { organisationId_id: { organisationId: organisation.id, id: edition.id } };
  return { organisation, school, edition, key, asked, found: async () => await listPublicAddresses(asked) };
}

test("a published edition and its school are there, also by an old address; nothing else is", async () => {
  const { organisation, school, edition, asked } = await makeScene();
  const old = `${school.slug}-before`;
  await db().schoolAlias.create({
    data: { slug: old, organisationId: organisation.id, schoolId: school.id },
  });
  const other = await makeScene();
  const strange = [
    { school: "no-such-school", edition: "", below: "" },
    { school: "no-such-school", edition: edition.slug, below: "" },
    { school: school.slug, edition: `${edition.slug}-2`, below: "" },
    { school: other.school.slug, edition: "no-such-edition", below: "" },
    { school: "", edition: "", below: "" },
    { school: "'; DROP TABLE school; --", edition: "%", below: "" },
  ];
  const byOld = { school: old, edition: edition.slug, below: "" };
  const found = await listPublicAddresses([...asked, byOld, ...strange]);
  expect(found).toEqual(expect.arrayContaining([...asked, byOld]));
  expect(found).toHaveLength(3);
});

test("what is not published, or deleted, is as good as not there", async () => {
  const DELETED = { deletedAt: new Date() };
  const draft = await makeScene();
  await db().edition.update({ where: draft.key, data: { publishedAt: null } });
  expect(await draft.found()).toEqual([]);
  const gone = await makeScene();
  await db().edition.update({ where: gone.key, data: DELETED });
  expect(await gone.found()).toEqual([]);
  const closed = await makeScene();
  await db().school.updateMany({ where: { id: closed.school.id }, data: DELETED });
  expect(await closed.found()).toEqual([]);
  const left = await makeScene();
  await db().organisation.update({ where: { id: left.organisation.id }, data: DELETED });
  expect(await left.found()).toEqual([]);
});

test("in an edition there are its own days, and numbers of its own sessions and speakers", async () => {
  const { school, edition } = await makeScene();
  const { edition: elsewhere } = await makeScene();
  const { number: session } = await makeSession(edition);
  const { number: speaker } = await makeSpeaker(edition);
  for (let n = 0; n < 3; n += 1) await makeSession(elsewhere);
  const [day] = await db().editionDay.findMany({ where: { editionId: edition.id } });
  const date = day?.date.toISOString().slice(0, 10);
  const of = (below: string) => ({ school: school.slug, edition: edition.slug, below });
  const there = [`sessions/${session}`, `speakers/${speaker}`, `agenda/${date}`].map(of);
  const not = [
    "sessions/999999999",
    `sessions/${session + 1}`,
    `speakers/${speaker + 1}`,
    "agenda/2027-99-99",
  ];
  const found = await listPublicAddresses([...not.map(of), ...there]);
  expect(found).toEqual(expect.arrayContaining(there));
  expect(found).toHaveLength(there.length);
});

test("a practice is there under its school once one of its public editions shows it", async () => {
  const { organisation, school, edition, key } = await makeScene();
  const { school: other } = await makeScene();
  const ids = { organisationId: organisation.id, schoolId: school.id };
  const [shown] = await Promise.all(
    [1, 2].map((number) => db().practice.create({ data: { ...ids, number, title: { en: "Bread" } } })),
  );
  await db().practiceEdition.create({
    data: { organisationId: organisation.id, practiceId: shown?.id ?? "", editionId: edition.id },
  });
  const of = (slug: string, below: string) => ({ school: slug, edition: "", below });
  const asked = [
    of(school.slug, "practices/1"),
    of(school.slug, "practices/2"),
    of(other.slug, "practices/1"),
  ];
  expect(await listPublicAddresses(asked)).toEqual([asked[0]]);
  await db().practice.updateMany({ where: ids, data: { deletedAt: new Date() } });
  expect(await listPublicAddresses(asked)).toEqual([]);
  await db().practice.updateMany({ where: ids, data: { deletedAt: null } });
  await db().edition.update({ where: key, data: { publishedAt: null } });
  expect(await listPublicAddresses(asked)).toEqual([]);
});
