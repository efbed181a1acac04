import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { readSpeakerChoices } from "@/lib/programme/queries/speaker-choices";
import { getSpeakerForms } from "@/lib/programme/queries/speaker-forms";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { makeMember } from "@/prisma/factories/people";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { assignRegistrations } from "./assign-registrations";
import { addNote } from "./notes";
import { tagByName, tagRegistrations } from "./tag-registrations";

let two: Awaited<ReturnType<typeof makeTwoRecords>>;
let scope: EditionScope<"annotate-registration">;
let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
});
beforeEach(async () => {
  two = await makeTwoRecords();
  scope = two.scope as unknown as typeof scope;
});

const tag = (name: string, ...registrations: string[]) => tagByName(scope, { name, registrations });
const note = (text: string, registration: string) => addNote(scope, { text, registrations: [registration] });
const give = (member: string | null, registration: string) =>
  assignRegistrations(scope, { member, registrations: [registration] });

async function marks(registrationId: string) {
  const own = { organisationId: two.ids.organisationId, registrationId };
  const [tags, assignee, notes] = await Promise.all([
    db().registrationTag.findMany({ where: own, select: { tag: { select: { id: true, name: true } } } }),
    db().registrationAssignee.findFirst({ where: own }),
    db().registrationNote.findMany({ where: { ...own, removedAt: null }, orderBy: { createdAt: "asc" } }),
  ]);
  return {
    tags: tags.map((row) => row.tag.name).sort(),
    member: assignee?.memberId ?? null,
    notes: notes.map(({ text }) => text),
  };
}

describe("of two registrations of one person, one of which ends", () => {
  test("tags are those of both, notes of both stand at the one that stays, and parted each has its own again", async () => {
    await tag("Both", two.one.id, two.other.id);
    await tag("Brings a dog", two.other.id);
    await tag("Speaker", two.one.id);
    await note("Rang on Monday.", two.one.id);
    await note("Arrives late.", two.other.id);
    const before = [await marks(two.one.id), await marks(two.other.id)];
    expect(await two.join()).toMatchObject({ ok: true });
    expect(await marks(two.one.id)).toEqual({
      ...{ tags: ["Both", "Brings a dog", "Speaker"], member: null },
      notes: ["Rang on Monday.", "Arrives late."],
    });
    const told = await db().auditEntry.findMany({
      where: { objectId: two.one.id, act: "tag-registration" },
      include: { values: true },
    });
    expect(told.map(({ values: [value] }) => value?.after)).toContain("Brings a dog");
    expect(await two.part()).toMatchObject({ ok: true });
    expect([await marks(two.one.id), await marks(two.other.id)]).toEqual(before);
    expect(await brokenSince(db())).toEqual([]);
  });

  test("what a colleague took off or wrote meanwhile stays as they left it", async () => {
    await tag("Brings a dog", two.other.id);
    await two.join();
    const [{ tagId = "" } = {}] = await db().registrationTag.findMany({
      where: { registrationId: two.one.id },
    });
    await tagRegistrations(scope, { tag: tagId, registrations: [two.one.id], has: false });
    await note("Since then.", two.one.id);
    await two.part();
    expect(await marks(two.one.id)).toMatchObject({ tags: [], notes: ["Since then."] });
    expect(await marks(two.other.id)).toMatchObject({ tags: ["Brings a dog"], notes: [] });
  });

  test("whoever sees to the one that stays goes on; else the other one's colleague does, until they are parted", async () => {
    const [ada, bea] = [await makeMember(two.organisation), await makeMember(two.organisation)];
    await give(ada.id, two.other.id);
    await two.join();
    expect((await marks(two.one.id)).member).toBe(ada.id);
    await two.part();
    expect([(await marks(two.one.id)).member, (await marks(two.other.id)).member]).toEqual([null, ada.id]);
    await give(bea.id, two.one.id);
    await two.join();
    expect((await marks(two.one.id)).member).toBe(bea.id);
    await two.part();
    expect((await marks(two.one.id)).member).toBe(bea.id);
  });

  test("whoever has left the team keeps nobody from it, and passes nothing on", async () => {
    const [gone, here] = [await makeMember(two.organisation), await makeMember(two.organisation)];
    await give(gone.id, two.one.id);
    await give(here.id, two.other.id);
    await db().teamMember.updateMany({ where: { id: gone.id }, data: { removedAt: new Date() } });
    await two.join();
    expect((await marks(two.one.id)).member).toBe(here.id);
  });

  test("erased while they are joined, nothing comes back to it, and no note about it stays with somebody else", async () => {
    await note("Peanut.", two.other.id);
    await note("Almond.", two.one.id);
    await two.join();
    await eraseRegistration(linkScope(two.ids, two.other.id));
    await two.part();
    expect(await marks(two.other.id)).toEqual({ tags: [], member: null, notes: [] });
    expect((await marks(two.one.id)).notes).toEqual(["Almond."]);
    expect(await brokenSince(db())).toEqual([]);
  });
});

test("somebody who was two speakers of one edition is one in every list, and two again once parted", async () => {
  const kept = await makeSpeaker(two.edition, { personId: two.keptId, fullName: "Ida Esempio" });
  const gone = await makeSpeaker(two.edition, { personId: two.goneId, fullName: "I. Esempio" });
  const listed = async () => {
    const forms = await getSpeakerForms(
      two.scope as never,
      { page: 1, opened: undefined, size: 50 } as never,
    );
    const choices = await readSpeakerChoices(db(), two.ids);
    return [forms.speakers.map(({ id }) => id).sort(), choices.map(({ id }) => id).sort()];
  };
  const both = [kept.id, gone.id].sort();
  expect(await listed()).toEqual([both, both]);
  await two.join();
  expect(await listed()).toEqual([[kept.id], [kept.id]]);
  await two.part();
  expect(await listed()).toEqual([both, both]);
});

describe("what a doubled speaker said of themselves, and their portrait", () => {
  const profileOf = async (id: string) => {
    const { headline, biography, affiliation, websites, email, files } = await db().speaker.findFirstOrThrow({
      where: { id },
      include: { files: { select: { id: true } } },
    });
    return { headline, biography, affiliation, websites, email, pictures: files.map((file) => file.id) };
  };
  const waiting = (objectId: string) => db().translation.count({ where: { objectId, field: "biography" } });
  const WEBSITES = [{ url: "https://ada.example.org", label: "Blog" }];
  async function makeDoubled() {
    const words = { affiliation: "", headline: { en: "Chair" }, biography: {} };
    const kept = await makeSpeaker(two.edition, { personId: two.keptId, ...words });
    const gone = await makeSpeaker(two.edition, {
      personId: two.goneId,
      ...{ affiliation: "Coop", headline: { en: "Member" }, biography: { en: "Worked for years." } },
      websites: WEBSITES,
    });
    const face = await db().storedFile.create({
      data: { ...two.ids, place: "speaker_face", speakerId: gone.id, width: 300, height: 300 },
    });
    return { kept, gone, face: face.id };
  }

  test("follow where the other one says nothing, and go back when they are parted", async () => {
    const { kept, gone, face } = await makeDoubled();
    const before = [await profileOf(kept.id), await profileOf(gone.id)];
    await two.join();
    expect(await profileOf(kept.id)).toMatchObject({
      ...{ headline: { en: "Chair" }, biography: { en: "Worked for years." }, affiliation: "Coop" },
      ...{ websites: WEBSITES, pictures: [face] },
    });
    // What is missing in another language of the edition waits for its translator.
    const languages = new Set(two.edition.languages).size;
    expect(await waiting(kept.id)).toBe(languages - 1);
    await two.part();
    expect([await profileOf(kept.id), await profileOf(gone.id)]).toEqual(before);
    expect(await waiting(kept.id)).toBe(0);
  });

  test("nothing else of the one who stays counts as looked at", async () => {
    const { kept } = await makeDoubled();
    // Its headline came along from an earlier edition.
    const mark = { ...two.ids, objectKind: "speaker", objectId: kept.id, field: "headline" };
    await db().carriedText.create({ data: mark });
    await two.join();
    await two.part();
    expect(await db().carriedText.count({ where: mark })).toBe(1);
  });

  test("but what was written since, or is there already, stays where it is", async () => {
    const { kept, gone, face } = await makeDoubled();
    await two.join();
    const written = { en: "Worked for years, and still does." };
    await db().speaker.updateMany({ where: { id: kept.id }, data: { biography: written } });
    await two.part();
    expect(await profileOf(kept.id)).toMatchObject({ biography: written, affiliation: "", pictures: [] });
    expect(await profileOf(gone.id)).toMatchObject({
      ...{ biography: { en: "Worked for years." }, pictures: [face] },
    });
    await db().storedFile.create({
      data: { ...two.ids, place: "speaker_face", speakerId: kept.id, width: 200, height: 200 },
    });
    await two.join();
    expect((await profileOf(gone.id)).pictures).toEqual([face]);
  });
});
