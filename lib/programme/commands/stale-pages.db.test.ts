import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";
import { makeSession, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { transitionSession } from "./edit-session";
import { removeSpeaker } from "./edit-speaker";
import { editTheme } from "./edit-theme";

test("what other pages name of a programme makes those stale, too: sessions and people elsewhere, lines in the lists", async () => {
  const { scope, address, edition } = await makeProgrammeDesk();
  const { organisationId, schoolSlug, editionSlug } = scope;
  const [session, speaker, theme] = [
    await makeSession(edition),
    await makeSpeaker(edition),
    await makeTheme(edition),
  ];
  let last = (await db().cacheTag.findFirst({ orderBy: { seq: "desc" } }))?.seq ?? 0n;
  const own = [tags.people(organisationId), tags.school(schoolSlug), tags.edition(schoolSlug, editionSlug)];
  const stale = async () => {
    const rows = await db().cacheTag.findMany({
      where: { seq: { gt: last }, tag: { in: own } },
      orderBy: { seq: "asc" },
    });
    last = rows.at(-1)?.seq ?? last;
    return rows.map(({ tag }) => tag.split(":")[0]).sort();
  };
  const cancel = { ...address, session: session.id, version: 1, transition: "cancel" as const };
  expect(await transitionSession(scope, cancel)).toMatchObject({ ok: true });
  expect(await stale()).toEqual(["edition", "people"]);
  expect(await removeSpeaker(scope, { ...address, speaker: speaker.id, version: 1 })).toMatchObject({
    ok: true,
  });
  expect(await stale()).toEqual(["edition", "people"]);
  const renamed = { number: 1, title: { en: "Work" }, summary: {}, colour: "pine" as const };
  expect(await editTheme(scope, { ...address, theme: theme.id, version: 1, ...renamed })).toMatchObject({
    ok: true,
  });
  expect(await stale()).toEqual(["edition", "people", "school"]);
});
