import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { listPublicAddresses } from "./public-addresses";

/** A published edition, and whether its school and it are said to be there. */
async function makeScene() {
  const { organisation, school, edition } = await makeOpenEdition();
  const asked = [
    { school: school.slug, edition: "" },
    { school: school.slug, edition: edition.slug },
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
    { school: "no-such-school", edition: "" },
    { school: "no-such-school", edition: edition.slug },
    { school: school.slug, edition: `${edition.slug}-2` },
    { school: other.school.slug, edition: "no-such-edition" },
    { school: "", edition: "" },
    { school: "'; DROP TABLE school; --", edition: "%" },
  ];
  const byOld = { school: old, edition: edition.slug };
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
