import { describe, expect, test } from "vitest";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeMember, makePerson } from "@/prisma/factories/people";
import { makeSession, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeEdition } from "@/prisma/factories/schools";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { findPasted } from "../queries/pasted";
import { PasteSchema, type ShownRow } from "../schema/pasted";
import { transitionSession } from "./edit-session";
import { pasteAtDesk, quickAdd } from "./paste-at-desk";
import { scheduleSession } from "./schedule-session";
import { takeBackPasted } from "./take-back-pasted";

const LIST = [
  "14:00 – 14:45 Bread for all – Ada Neri (Alfa)",
  "Roses – Bo Lund (Beta); Ada Neri – 90 min [Wohnen]",
  "Tea – Unknown theme [Dreams]",
].join("\n");

type Form = Record<string, string>;

/** A desk with a theme, at which lists are pasted. */
async function makePasteDesk() {
  const desk = await makeProgrammeDesk();
  const { scope, address, edition } = desk;
  const theme = await makeTheme(edition, { title: { en: "Housing", de: "Wohnen" } });
  const send = async (form: Form) => {
    const input = { ...address, locale: "en", language: "en", kind: "lecture", ...form };
    const result = await pasteAtDesk(scope, PasteSchema.parse(input));
    if (!result.ok) throw new Error(result.reason);
    return result.value;
  };
  const show = (text: string) => send({ step: "show", text });
  const fields = (rows: readonly ShownRow[]): Form =>
    Object.fromEntries(
      rows.flatMap(({ title, people, minutes, theme: id, said, kind }, at) =>
        Object.entries({ title, people, minutes, theme: id, said, kind }).map(([key, value]) => [
          `rows.${at}.${key}`,
          value,
        ]),
      ),
    );
  const apply = (rows: readonly ShownRow[]) => send({ step: "apply", ...fields(rows) });
  const save = async (text: string) => {
    const { batch } = await apply((await show(text)).rows);
    if (batch === null) throw new Error("not saved");
    return batch;
  };
  const where = { organisationId: edition.organisationId, editionId: edition.id };
  const sessions = () =>
    db().session.findMany({
      where,
      orderBy: { number: "asc" },
      include: { people: { orderBy: { order: "asc" }, include: { speaker: true } } },
    });
  const counts = async () => [
    await db().session.count({ where }),
    await db().speaker.count({ where }),
    await db().person.count({ where: { organisationId: where.organisationId } }),
    await db().auditEntry.count({ where }),
  ];
  return { ...desk, theme, where, send, show, fields, apply, save, sessions, counts };
}

const loginOf = ({ actor }: { actor: LoginActor }) => ({ id: actor.id, email: actor.emails[0] ?? "" });

describe("a pasted list", () => {
  test("is shown and nothing is saved, then it is saved at once, with its people and one act", async () => {
    const { theme, where, show, apply, sessions, counts } = await makePasteDesk();
    const before = await counts();
    const shown = await show(LIST);
    expect(shown.rows.map(({ title, minutes, theme: id, said }) => [title, minutes, id, said])).toEqual([
      ["Bread for all", "45", "", ""],
      ["Roses", "90", theme.id, ""],
      ["Tea", "", "", "Dreams"],
    ]);
    expect(await counts()).toEqual(before);
    expect(shown.newPeople).toBe(3);
    const { state, batch } = await apply(shown.rows);
    expect(state).toBe("saved");
    expect(
      (await sessions()).map(({ number, title, kind, minutes, languages, themeId, people }) => [
        ...[number, title, kind, minutes, languages, themeId],
        people.map(({ role, speaker }) => [role, speaker.fullName, speaker.affiliation]),
      ]),
    ).toEqual([
      [1, { en: "Bread for all" }, "lecture", 45, ["en"], null, [["speaker", "Ada Neri", "Alfa"]]],
      [
        ...[2, { en: "Roses" }, "lecture", 90, ["en"], theme.id],
        [
          ["speaker", "Bo Lund", "Beta"],
          ["speaker", "Ada Neri", "Alfa"],
        ],
      ],
      [3, { en: "Tea" }, "lecture", null, ["en"], null, [["speaker", "Unknown theme", ""]]],
    ]);
    expect(await db().speaker.count({ where })).toBe(3);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { ...where, id: batch ?? "" } });
    expect(entry.act).toBe("paste-sessions");
    expect(
      await db().translation.count({
        where: { organisationId: where.organisationId, objectKind: "session" },
      }),
    ).toBeGreaterThan(0);
  });

  test("recognises who is here and whom the organisation knows, and nobody by a name alone", async () => {
    const { scope, edition, school, where, show, save } = await makePasteDesk();
    const organisation = { id: edition.organisationId };
    const other = await makeEdition(school);
    await makeMember(organisation, { login: loginOf(scope) });
    const known = await makePerson(organisation, { fullName: "Cy Roth" });
    await makeSpeaker(other, { personId: known.id, affiliation: "Gamma" });
    const here = await makeSpeaker(edition, { fullName: "Ada Neri", affiliation: "Alfa" });
    const list = "Bread – Ada Neri\nRoses – Cy Roth (Gamma)\nTea – Cy Roth (Delta)";
    expect((await show(list)).rows.flatMap(({ persons }) => persons.map(({ state }) => state))).toEqual([
      ...["here", "known", "new"],
    ]);
    await save(list);
    await save("Soup – Ada Neri (Beta)");
    const speakers = await db().speaker.findMany({ where, orderBy: { number: "asc" } });
    expect(speakers.map(({ fullName, affiliation }) => [fullName, affiliation])).toEqual([
      ["Ada Neri", "Alfa"],
      ["Cy Roth", "Gamma"],
      ["Cy Roth", "Delta"],
      ["Ada Neri", "Beta"],
    ]);
    expect(speakers.map(({ personId }) => personId).slice(0, 2)).toEqual([here.personId, known.id]);
    expect(speakers[2]?.personId).not.toBe(known.id);
  });

  test("tells whoever works for one edition nothing of who speaks at another", async () => {
    const { scope, edition, school, where, show, save } = await makePasteDesk();
    const organisation = { id: edition.organisationId };
    const other = await makeEdition(school);
    const known = await makePerson(organisation, { fullName: "Cy Roth" });
    await makeSpeaker(other, { personId: known.id, affiliation: "Gamma" });
    const list = "Roses – Cy Roth (Gamma)\nTea – Cy Roth (Delta)";
    const told = async () => (await show(list)).rows.flatMap(({ persons }) => persons);
    await makeMember(organisation, { login: loginOf(scope), role: "editor", editionId: edition.id });
    expect((await told()).map(({ state, others }) => [state, others])).toEqual([
      ["new", []],
      ["new", []],
    ]);
    await makeMember(organisation, { login: loginOf(scope), role: "viewer", editionId: other.id });
    expect((await told()).map(({ state, others }) => [state, others])).toEqual([
      ["known", []],
      ["new", ["Gamma"]],
    ]);
    // Who is meant is the same for both.
    await save(list);
    const speakers = await db().speaker.findMany({ where, orderBy: { number: "asc" } });
    expect(speakers.map(({ personId }) => personId === known.id)).toEqual([true, false]);
  });

  test("with a row that can't be saved is not saved, and says which", async () => {
    const { edition, show, apply, counts } = await makePasteDesk();
    await makeSpeaker(edition, { fullName: "Ada Neri", affiliation: "Alfa" });
    await makeSpeaker(edition, { fullName: "Ada Neri", affiliation: "Beta" });
    const { rows } = await show("Bread – Ada Neri\nRoses");
    const before = await counts();
    const answer = await apply(
      rows.map((row) => (row.title === "Roses" ? { ...row, minutes: "many" } : row)),
    );
    expect(answer.state).toBe("wrong");
    expect(answer.rows.map(({ problems }) => problems)).toEqual([
      { people: "same-name" },
      { minutes: "number" },
    ]);
    expect(await counts()).toEqual(before);
  });

  test("refuses a theme of another edition", async () => {
    const { school, show, apply, counts } = await makePasteDesk();
    const foreign = await makeTheme(await makeEdition(school));
    const { rows } = await show("Bread");
    const before = await counts();
    const answer = await apply(rows.map((row) => ({ ...row, theme: foreign.id })));
    expect(answer).toMatchObject({ state: "wrong", rows: [{ problems: { theme: "invalid" } }] });
    expect(await counts()).toEqual(before);
  });

  test("clicked many times at once is saved once", async () => {
    const { show, apply, counts } = await makePasteDesk();
    const { rows } = await show(LIST);
    const batches = await Promise.all(Array.from({ length: 20 }, () => apply(rows)));
    expect(new Set(batches.map(({ batch }) => batch)).size).toBe(1);
    expect((await counts()).slice(0, 2)).toEqual([3, 3]);
  });

  test("pasted again after all of it was deleted is made again", async () => {
    const { where, show, apply, counts } = await makePasteDesk();
    const { rows } = await show("Bread");
    await apply(rows);
    await db().session.updateMany({ where, data: { deletedAt: new Date() } });
    await apply(rows);
    expect((await counts())[0]).toBe(2);
  });

  test("says which titles the programme has already", async () => {
    const { edition, show } = await makePasteDesk();
    await makeSession(edition, { title: { de: "Brot" } });
    expect((await show("BROT\nRosen")).rows.map(({ twin }) => twin)).toEqual([true, false]);
  });
});

describe("a session in one line", () => {
  test("is made with its people, and taken back as a list of one", async () => {
    const { scope, address, sessions, counts } = await makePasteDesk();
    const before = (await counts()).slice(0, 3);
    const add = (line: string) => quickAdd(scope, { ...address, language: "en", line });
    const made = await add("Bread – Ada Neri (Alfa) – 45 min");
    if (!made.ok) throw new Error(made.reason);
    expect(made.value.title).toBe("Bread");
    expect((await sessions()).map(({ title, minutes, people }) => [title, minutes, people.length])).toEqual([
      [{ en: "Bread" }, 45, 1],
    ]);
    expect(await takeBackPasted(scope, { ...address, batch: made.value.batch })).toMatchObject({ ok: true });
    expect((await counts()).slice(0, 3)).toEqual(before);
  });

  test("that is none, or names somebody who may be several, makes nothing", async () => {
    const { scope, address, edition, counts } = await makePasteDesk();
    await makeSpeaker(edition, { fullName: "Ada Neri", affiliation: "Alfa" });
    await makeSpeaker(edition, { fullName: "Ada Neri", affiliation: "Beta" });
    const before = await counts();
    const add = (line: string) => quickAdd(scope, { ...address, language: "en", line });
    expect(await add("Monday, 5 October")).toMatchObject({ detail: { line: "invalid" } });
    expect(await add("Bread – Ada Neri")).toMatchObject({ detail: { line: "same-name" } });
    expect(await add("x".repeat(301))).toMatchObject({ detail: { line: "invalid" } });
    expect(await counts()).toEqual(before);
  });
});

describe("the way back of a pasted list", () => {
  test("leaves everything as it was before, but for the history", async () => {
    const { scope, address, counts, save, where } = await makePasteDesk();
    const before = (await counts()).slice(0, 3);
    const batch = await save(LIST);
    expect(await takeBackPasted(scope, { ...address, batch })).toEqual({
      ok: true,
      value: { gone: 3, kept: 0 },
    });
    expect((await counts()).slice(0, 3)).toEqual(before);
    expect(
      await db().translation.count({
        where: { organisationId: where.organisationId, objectKind: "session" },
      }),
    ).toBe(0);
    expect(await findPasted(scope, batch)).toMatchObject({ sessions: [], gone: 3 });
    expect(await takeBackPasted(scope, { ...address, batch })).toMatchObject({ reason: "all-touched" });
  });

  test("leaves what was touched since, and whom that needs", async () => {
    const { scope, address, edition, save, sessions, where } = await makePasteDesk();
    const ada = await makeSpeaker(edition, { fullName: "Ada Neri", affiliation: "Alfa" });
    const batch = await save(LIST);
    const [bread, roses] = await sessions();
    const time = { date: "2027-10-08", time: "10:00", minutes: 45, choose: null, room: null };
    const placed = await scheduleSession(scope, { ...address, session: bread?.id ?? "", ...time });
    expect(placed.ok).toBe(true);
    const cancel = { session: roses?.id ?? "", version: 1, transition: "cancel" as const };
    await transitionSession(scope, { ...address, ...cancel });
    expect(await takeBackPasted(scope, { ...address, batch })).toMatchObject({ value: { gone: 1, kept: 2 } });
    expect((await sessions()).map(({ id }) => id)).toEqual([bread?.id, roses?.id]);
    const left = await db().speaker.findMany({
      where,
      orderBy: { number: "asc" },
      select: { fullName: true },
    });
    expect(left.map(({ fullName }) => fullName)).toEqual([ada.fullName, "Bo Lund"]);
  });

  test("all of which was changed is not said to be gone", async () => {
    const { scope, address, save, where } = await makePasteDesk();
    const batch = await save("Bread");
    await db().session.updateMany({ where, data: { version: 2 } });
    expect(await findPasted(scope, batch)).toMatchObject({ made: 1, sessions: [], gone: 0 });
    expect(await takeBackPasted(scope, { ...address, batch })).toMatchObject({ reason: "all-touched" });
  });

  test("is found in its own edition only", async () => {
    const { scope, address, save } = await makePasteDesk();
    const other = await makePasteDesk();
    const batch = await save("Bread");
    expect(await findPasted(other.scope, batch)).toBe(null);
    await expect(takeBackPasted(other.scope, { ...other.address, batch })).rejects.toThrow("not-found");
    expect(await takeBackPasted(scope, { ...address, batch })).toMatchObject({ ok: true });
  });
});
