import { expect, test } from "vitest";
import { sitemap } from "@/lib/agenda/feeds/sitemap";
import { listPresentingSessions } from "@/lib/agenda/queries/presenting-sessions";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makePractice, makeSession, makeSlot, makeTheme } from "@/prisma/factories/programme";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { findPractice } from "./public-practices";

async function makeScene() {
  const { organisation, school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const theme = await makeTheme(edition, { title: { en: "Work", it: "Lavoro" } });
  const practice = await makePractice(edition, {
    title: { en: "The oven", it: "Il forno" },
    themeId: theme.id,
  });
  const key = { organisationId_id: { organisationId: organisation.id, id: edition.id } };
  const find = (locale = "en", slug = school.slug) => findPractice(locale, slug, practice.number);
  return { organisation, school, edition, theme, practice, key, find };
}

test("a practice has an address in each language, by any address its school has had", async () => {
  const { organisation, school, practice, find } = await makeScene();
  const old = `${school.slug}-old`;
  await db().schoolAlias.create({
    data: { slug: old, organisationId: organisation.id, schoolId: school.id },
  });
  const found = await find("it", old);
  expect(found?.address).toBe(`/practices/${school.slug}/${practice.number}-il-forno`);
  expect(found?.addresses).toMatchObject({ en: `/practices/${school.slug}/${practice.number}-the-oven` });
  expect(found?.theme).toMatchObject({ key: "work", title: { text: "Lavoro", lang: null } });
  expect(await findPractice("en", school.slug, practice.number + 1)).toBeNull();
});

test("nobody reads a practice of a draft, nor the theme of one", async () => {
  const { edition, school, practice, key, find } = await makeScene();
  const draft = await makeEdition(school, { publishedAt: null });
  const theme = await makeTheme(draft, { title: { en: "Secret" } });
  await db().practice.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: practice.id } },
    data: { themeId: theme.id },
  });
  expect(await find()).toMatchObject({ theme: null });
  expect(JSON.stringify(await find())).not.toContain("Secret");
  await db().edition.update({ where: key, data: { publishedAt: null } });
  expect(await find()).toBeNull();
});

test("it leads to the sessions that present it, once they are released and not cancelled", async () => {
  const { organisation, school, edition, practice, find } = await makeScene();
  const organisationId = organisation.id;
  const [shown, gone] = [
    await makeSession(edition, { title: { en: "Bread" } }),
    await makeSession(edition, { cancelledAt: new Date() }),
  ];
  const startsAt = new Date("2027-05-06T08:00Z");
  for (const session of [shown, gone]) {
    await makeSlot(edition, { sessionId: session.id, startsAt, endsAt: new Date("2027-05-06T09:00Z") });
  }
  const link = (sessionId: string) => ({ organisationId, practiceId: practice.id, sessionId });
  await db().practiceSession.createMany({ data: [shown, gone].map(({ id }) => link(id)) });
  const read = async () => {
    const found = await find();
    return found ? listPresentingSessions("en", school.slug, found) : null;
  };
  expect(await read()).toEqual([]);
  expect(await release(await editionScope(edition), { name: "1.0", note: {} })).toMatchObject({ ok: true });
  const late = await makeSession(edition);
  await db().practiceSession.create({ data: link(late.id) });
  expect(await read()).toMatchObject([
    {
      id: shown.id,
      edition: edition.slug,
      address: `${shown.number}-bread`,
      startsAt: startsAt.toISOString(),
    },
  ]);
});

test("search engines hear of each version of a practice, and of none of a draft or an example", async () => {
  const { organisation, school, practice, key } = await makeScene();
  const listed = async () => {
    const all = (await sitemap("site")) ?? "";
    return [...all.matchAll(/<loc>[^<]*(\/\w\w\/practices\/[^<]+)<\/loc>/g)]
      .map(([, path = ""]) => path)
      .filter((path) => path.includes(`/${school.slug}/`));
  };
  const versions = [`/en/practices/${school.slug}/${practice.number}-the-oven`];
  expect(await listed()).toEqual(expect.arrayContaining(versions));
  await db().organisation.update({ where: { id: organisation.id }, data: { example: true } });
  expect(await listed()).toEqual([]);
  await db().organisation.update({ where: { id: organisation.id }, data: { example: false } });
  await db().edition.update({ where: key, data: { publishedAt: null } });
  expect(await listed()).toEqual([]);
});
