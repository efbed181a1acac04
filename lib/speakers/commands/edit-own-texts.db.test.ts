import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { requireSpeakerLink } from "../access";
import type { SpeakerScope } from "../policy";
import { findSpeakerPage } from "../queries/my-page";
import { editOwnTexts } from "./edit-own-texts";

let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
let ada: SpeakerScope;
beforeEach(async () => {
  ({ edition } = await makeOpenEdition({ dates: ["2099-05-06"], languages: ["en", "it"] }));
  const { token } = await makeAskedSpeaker(edition, {
    headline: { en: "Baker", de: "Bäckerin" },
    biography: { en: "She bakes.", it: "Fa il pane." },
  });
  ada = await requireSpeakerLink(token);
});

const mend = (version: number, headline = {}, biography = {}) =>
  editOwnTexts(ada, { version, headline, biography });
const stored = () =>
  db().speaker.findFirstOrThrow({
    where: { id: ada.speakerId },
    select: { version: true, headline: true, biography: true, fullName: true },
  });
const setEdition = (data: object) =>
  db().edition.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
    data,
  });

test("a speaker's own words are stored in the languages of the edition, and the history says who wrote them", async () => {
  const { texts } = await findSpeakerPage("en", ada);
  expect(texts).toMatchObject({ version: 1, languages: ["en", "it"], closed: null });
  expect(await mend(1, { en: "Miller", it: "Mugnaia", fr: "Meunière" }, { en: "She mills." })).toMatchObject({
    ok: true,
  });
  expect(await stored()).toMatchObject({
    version: 2,
    headline: { de: "Bäckerin", en: "Miller", it: "Mugnaia" },
    // A text that was emptied is none.
    biography: { en: "She mills." },
  });
  const [entry] = await db().auditEntry.findMany({
    where: { objectId: ada.speakerId },
    include: { values: { orderBy: { field: "asc" } } },
  });
  expect(entry).toMatchObject({ act: "edit-speaker", actorKind: "speaker", actorId: ada.speakerId });
  expect(entry?.values.map(({ field, personId }) => [field, personId])).toEqual([
    ["biography", ada.personId],
    ["headline", ada.personId],
  ]);
});

test("what an organiser saved meanwhile is not written over", async () => {
  await db().speaker.updateMany({
    where: { id: ada.speakerId },
    data: { version: 2, headline: { en: "Cook" } },
  });
  expect(await mend(1, { en: "Miller" })).toEqual({ ok: false, reason: "changed" });
  expect((await stored()).headline).toEqual({ en: "Cook" });
});

test("ten at once: one is stored", async () => {
  const all = await Promise.all(Array.from({ length: 10 }, (_, at) => mend(1, { en: `Text ${at}` })));
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = all.findIndex(({ ok }) => ok);
  expect(await stored()).toMatchObject({ version: 2, headline: { en: `Text ${winner}` } });
});

test.each([
  ["after the last day", { speakersUntil: new Date("2020-01-01") }, "deadline"],
  ["of an edition that is cancelled", { cancelledAt: new Date() }, "over"],
])("it is refused %s, and the page says so", async (_name, change, reason) => {
  await setEdition(change);
  expect(await mend(1, { en: "Miller" })).toEqual({ ok: false, reason });
  expect((await stored()).version).toBe(1);
  expect((await findSpeakerPage("en", ada)).texts.closed).toBe(reason);
});
