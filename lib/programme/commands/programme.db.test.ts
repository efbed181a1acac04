import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeEdition, makeOpenEdition, makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { editionScope } from "@/prisma/testing/scopes";
import { tracesOf } from "@/prisma/testing/traces";
import { getSessionForEditing } from "../queries/for-editing";
import { createRoom, editRoom, removeRoom } from "./edit-room";
import { createSession, editSession } from "./edit-session";
import { createSpeaker, removeSpeaker } from "./edit-speaker";
import { createTheme, editTheme, removeTheme } from "./edit-theme";
import { scheduleSession } from "./schedule-session";

const room = {
  name: "Aula",
  floor: {},
  kind: "physical" as const,
  capacity: null,
  equipment: {},
  stepFree: "yes" as const,
  opens: "09:00",
  closes: "01:30",
  shared: false,
  joinLink: "https://meet.example.org/secret",
  joinHours: 24,
  order: 1,
};
const session = {
  title: { en: "Workshop" },
  subtitle: {},
  abstract: {},
  kind: "workshop" as const,
  theme: null,
  languages: ["it"],
  minutes: null,
  noRecording: false,
  people: [],
  interpretations: [],
};
const speaker = {
  fullName: "Ada Esempio",
  sortName: null,
  affiliation: "Consorzio Esempio",
  country: "IT",
  headline: {},
  biography: {},
  websites: [],
  email: null,
  unconfirmed: false,
};

describe("the parts of a programme", () => {
  test("themes are numbered in a row, also at once; a taken number is refused; one in use stays", async () => {
    const { scope, address, edition } = await makeProgrammeDesk();
    const theme = { ...address, title: { en: "Theme" }, summary: {}, colour: "pine" as const };
    await Promise.all(
      Array.from({ length: 5 }, (_, at) => createTheme(scope, { ...theme, title: { en: `Theme ${at}` } })),
    );
    const rows = await db().theme.findMany({ where: { editionId: edition.id }, orderBy: { number: "asc" } });
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5]);
    const first = rows[0]?.id ?? "";
    expect(await editTheme(scope, { ...theme, theme: first, version: 1, number: 2 })).toMatchObject({
      reason: "number-taken",
    });
    await makeSession(edition, { themeId: first });
    expect(await removeTheme(scope, { ...address, theme: first, version: 1 })).toMatchObject({
      reason: "in-use",
    });
    expect((await removeTheme(scope, { ...address, theme: rows[1]?.id ?? "", version: 1 })).ok).toBe(true);
  });

  test("a room keeps hours after midnight, and its join link out of the audit", async () => {
    const { scope, address, edition } = await makeProgrammeDesk();
    const made = await createRoom(scope, { ...address, ...room });
    const id = made.ok ? made.value.roomId : "";
    expect(await db().room.findFirst({ where: { id } })).toMatchObject({
      opensMinute: 540,
      closesMinute: 1_530,
      stepFree: true,
    });
    const values = await db().auditValue.findMany({ where: { entry: { editionId: edition.id } } });
    expect(JSON.stringify(values)).not.toContain("secret");
    expect(values.map((value) => value.field)).toContain("joinLink");
    const conflict = await editRoom(scope, { ...address, ...room, room: id, version: 9 });
    expect(conflict).toMatchObject({
      reason: "conflict",
      detail: { version: 1, closes: "01:30", stepFree: "yes" },
    });
  });

  test("a session keeps people, order and interpretation; a conflict shows theirs", async () => {
    const { scope, address, edition } = await makeProgrammeDesk();
    const [ada, ines] = [await makeSpeaker(edition), await makeSpeaker(edition)];
    const full = {
      ...address,
      ...session,
      people: [
        { speaker: ines.id, role: "chair" as const, row: 0 },
        { speaker: ada.id, role: "speaker" as const, row: 1 },
      ],
      interpretations: [{ from: "it", to: "en", mode: "spoken" as const, speaker: ines.id, row: 0 }],
    };
    const made = await createSession(scope, full);
    if (!made.ok) throw new Error(made.reason);
    const read = await getSessionForEditing(scope, made.value.sessionId);
    expect(read.fields).toMatchObject({
      "title.en": "Workshop",
      "people.0.speaker": ines.id,
      "people.1.role": "speaker",
      "interpretations.0.to": "en",
    });
    expect(read.gaps).toContainEqual({ field: "title", language: "it", state: "missing" });
    const edit = { ...full, session: made.value.sessionId, version: 1 };
    expect((await editSession(scope, { ...edit, title: { en: "Theirs" } })).ok).toBe(true);
    expect(await editSession(scope, { ...edit, title: { en: "Mine" } })).toMatchObject({
      reason: "conflict",
      detail: { version: 2, "title.en": "Theirs", "people.0.speaker": ines.id },
    });
    expect(await removeSpeaker(scope, { ...address, speaker: ada.id, version: 1 })).toMatchObject({
      reason: "in-use",
    });
  });

  test("two organisers save the same session at the same moment: one is kept, the other sees both", async () => {
    const { scope, address } = await makeProgrammeDesk();
    const full = { ...address, ...session, people: [], interpretations: [] };
    const made = await createSession(scope, full);
    if (!made.ok) throw new Error(made.reason);
    for (let version = 1; version <= 10; version += 1) {
      const titles = [`Ada's ${version}`, `Ben's ${version}`];
      const saved = await Promise.all(
        titles.map((title) =>
          editSession(scope, { ...full, session: made.value.sessionId, version, title: { en: title } }),
        ),
      );
      const kept = titles[saved.findIndex((result) => result.ok)];
      expect(saved.filter((result) => result.ok)).toHaveLength(1);
      expect(saved.find((result) => !result.ok)).toMatchObject({
        reason: "conflict",
        detail: { version: version + 1, "title.en": kept },
      });
      const row = await db().session.findFirstOrThrow({ where: { id: made.value.sessionId } });
      expect(row).toMatchObject({ version: version + 1, title: { en: kept } });
    }
  });

  test("a speaker taken off the sessions, at the next release and then off the edition is nowhere any more", async () => {
    const { edition, scope, address } = await makeProgrammeDesk();
    const mark = crypto.randomUUID();
    const words = {
      fullName: `Planted ${mark}`,
      sortName: `${mark}, Planted`,
      email: `p-${mark}@example.org`,
      unconfirmed: false,
    };
    const made = await createSpeaker(scope, { ...address, ...speaker, ...words, biography: { en: mark } });
    if (!made.ok) throw new Error(made.reason);
    const { speakerId } = made.value;
    const { id: sessionId, organisationId } = await makeSession(edition);
    const link = { organisationId, sessionId, speakerId, role: "speaker" as const, order: 0 };
    await db().sessionPerson.create({ data: link });
    const publish = () => release(scope as never, { name: "", note: {} });
    const remove = () => removeSpeaker(scope, { ...address, speaker: speakerId, version: 1 });
    expect(await publish()).toMatchObject({ ok: true });
    expect(await remove()).toMatchObject({ reason: "in-use", detail: { sessions: 1, released: 1 } });
    await db().sessionPerson.deleteMany({ where: { speakerId } });
    // Readers still see them.
    expect(await remove()).toMatchObject({ reason: "in-use", detail: { sessions: 0, released: 1 } });
    expect(await publish()).toMatchObject({ ok: true });
    expect(await tracesOf([mark])).not.toEqual([]);
    expect(await remove()).toMatchObject({ ok: true });
    expect(await tracesOf([mark])).toEqual([]);
  });

  test("a speaker is the person the organisation knows: by address and name, or name and affiliation", async () => {
    const { scope, address, school } = await makeProgrammeDesk();
    const next = await makeEdition(school);
    const later = await editionScope(next);
    const personOf = async (
      target: typeof scope,
      choice: Partial<Omit<typeof speaker, "email">> & { email?: string | null },
    ) => {
      const made = await createSpeaker(target, { ...address, ...speaker, ...choice });
      if (!made.ok) throw new Error(made.reason);
      return (await db().speaker.findFirstOrThrow({ where: { id: made.value.speakerId } })).personId;
    };
    const first = await personOf(scope, { email: "ada@example.org" });
    expect(await personOf(later, { email: "ADA@example.org", fullName: "ada  esempio" })).toBe(first);
    expect(await personOf(later, { email: "ada@example.org", fullName: "Ugo Esempio" })).not.toBe(first);
    expect(await createSpeaker(scope, { ...address, ...speaker, email: "ada@example.org" })).toMatchObject({
      reason: "already-there",
    });
    const other = await makeEdition(school);
    expect(await personOf(await editionScope(other), {})).toBe(first);
    const foreign = await makeOpenEdition();
    const stranger = await editionScope(foreign.edition);
    expect(await personOf(stranger, { email: "ada@example.org" })).not.toBe(first);
  });
});

describe("ids of another organisation", () => {
  test("are not there, though they exist; their owner reaches them", async () => {
    const mine = await makeProgrammeDesk();
    const theirs = await makeProgrammeDesk();
    const foreign = {
      theme: await makeTheme(theirs.edition),
      room: await makeRoom(theirs.edition),
      session: await makeSession(theirs.edition),
      speaker: await makeSpeaker(theirs.edition),
    };
    const { scope, address } = mine;
    const theme = { ...address, theme: foreign.theme.id, version: 1 };
    await expect(removeTheme(scope, theme)).rejects.toThrow("not-found");
    await expect(removeRoom(scope, { ...address, room: foreign.room.id, version: 1 })).rejects.toThrow(
      "not-found",
    );
    await expect(
      editSession(scope, { ...address, ...session, session: foreign.session.id, version: 1 }),
    ).rejects.toThrow("not-found");
    await expect(
      removeSpeaker(scope, { ...address, speaker: foreign.speaker.id, version: 1 }),
    ).rejects.toThrow("not-found");
    const place = { minutes: 60, choose: null, date: "2027-10-08", time: "09:00" };
    await expect(
      scheduleSession(scope, { ...address, ...place, session: foreign.session.id, room: null }),
    ).rejects.toThrow("not-found");
    const own = await makeSession(mine.edition);
    expect(
      await scheduleSession(scope, { ...address, ...place, session: own.id, room: foreign.room.id }),
    ).toMatchObject({ reason: "no-such-room" });
    expect(await createSession(scope, { ...address, ...session, theme: foreign.theme.id })).toMatchObject({
      reason: "unknown-theme",
    });
    expect(
      await createSession(scope, {
        ...address,
        ...session,
        people: [{ speaker: foreign.speaker.id, role: "speaker", row: 2 }],
      }),
    ).toMatchObject({ reason: "field-errors", detail: { "people.2.speaker": "unknown-person" } });
    expect((await removeTheme(theirs.scope, theme)).ok).toBe(true);
    expect(
      (await removeSpeaker(theirs.scope, { ...address, speaker: foreign.speaker.id, version: 1 })).ok,
    ).toBe(true);
  });

  test("nor are those of another edition of one's own school", async () => {
    const organisation = await makeOrganisation();
    const school = await makeSchool(organisation);
    const [first, second] = [await makeEdition(school), await makeEdition(school)];
    const scope = await editionScope(first);
    const other = await makeSession(second);
    await expect(
      editSession(scope, { school: "", edition: "", ...session, session: other.id, version: 1 }),
    ).rejects.toThrow("not-found");
  });
});
