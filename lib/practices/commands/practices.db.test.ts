import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeSession, makeTheme } from "@/prisma/factories/programme";
import { makeEdition } from "@/prisma/factories/schools";
import { makeDesk } from "@/prisma/scenarios/desk";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { getPracticeForm, listPractices } from "../queries/desk";
import { getPracticeForms } from "../queries/practice-forms";
import {
  bringBackPractice,
  createPractice,
  deletePractice,
  editPractice,
  linkPractice,
  unlinkPractice,
} from "./edit-practice";

const words = {
  title: { en: "A shop run by its village" },
  summary: {},
  change: {},
  affiliation: "Cooperativa Esempio",
  country: "IT",
  theme: null,
  contact: "",
  url: null,
  licence: "CC BY 4.0",
  sessions: [],
};

describe("a practice", () => {
  test("belongs to the school, is shown where it is linked, and keeps its sessions", async () => {
    const { school, edition, scope, address } = await makeDesk();
    const [theme, session] = [await makeTheme(edition), await makeSession(edition)];
    const made = await createPractice(scope, {
      ...address,
      ...words,
      theme: theme.id,
      sessions: [{ session: session.id, row: 0 }],
    });
    if (!made.ok) throw new Error(made.reason);
    const id = made.value.practiceId;
    expect((await getPracticeForm(scope, id)).values).toMatchObject({
      theme: theme.id,
      "sessions.0.session": session.id,
    });
    const later = await editionScope(await makeEdition(school));
    expect(await listPractices(later as unknown as typeof scope)).toMatchObject([{ id, here: false }]);
    await linkPractice(later, { ...address, practice: id, sessions: [] });
    await linkPractice(later, { ...address, practice: id, sessions: [] });
    const shown = await expectQueries(3, () => listPractices(later as unknown as typeof scope));
    expect(shown).toMatchObject([{ id, here: true }]);
    await unlinkPractice(scope, { ...address, practice: id });
    expect(await listPractices(scope)).toMatchObject([{ id, here: false }]);
    const edit = { ...address, ...words, practice: id, version: 1, title: { en: "Theirs" } };
    expect((await editPractice(scope, edit)).ok).toBe(true);
    expect(await editPractice(scope, { ...edit, title: { en: "Mine" } })).toMatchObject({
      reason: "conflict",
      detail: { version: 2, "title.en": "Theirs" },
    });
    expect((await deletePractice(scope, { ...address, practice: id, version: 2 })).ok).toBe(true);
    expect(await listPractices(scope)).toEqual([]);
    expect(await db().translation.count({ where: { objectId: id } })).toBe(0);
  });

  test("deleted by mistake it comes back whole: its editions, its sessions, what waits for the translator", async () => {
    const { school, edition, scope, address } = await makeDesk();
    const session = await makeSession(edition);
    const given = { ...address, ...words, sessions: [{ session: session.id, row: 0 }] };
    const made = await createPractice(scope, given);
    if (!made.ok) throw new Error(made.reason);
    const practice = made.value.practiceId;
    const later = await editionScope(await makeEdition(school));
    await linkPractice(later, { ...address, practice, sessions: [] });
    const edit = { ...given, practice, version: 1, title: { en: "Theirs", fr: "La leur" } };
    await editPractice(scope, edit);
    await editPractice(scope, { ...edit, version: 2, title: { en: "Ours", fr: "La leur" } });
    const texts = () =>
      db().translation.findMany({
        where: { objectId: practice },
        orderBy: [{ field: "asc" }, { language: "asc" }],
        select: { field: true, language: true, state: true },
      });
    const waiting = await texts();
    expect(waiting.map(({ state }) => state)).toContain("outdated");
    expect(await bringBackPractice(scope, { ...address, practice, version: 3 })).toMatchObject({ ok: false });
    expect((await deletePractice(scope, { ...address, practice, version: 3 })).ok).toBe(true);
    expect((await getPracticeForms(scope)).practices).toEqual([]);
    expect((await getPracticeForms(scope)).deleted).toMatchObject([{ id: practice, version: 4 }]);
    expect((await bringBackPractice(scope, { ...address, practice, version: 4 })).ok).toBe(true);
    expect(await texts()).toEqual(waiting);
    expect(await getPracticeForms(scope)).toMatchObject({
      practices: [{ id: practice, presented: [session.id] }],
      deleted: [],
    });
    expect(await listPractices(later as unknown as typeof scope)).toMatchObject([{ here: true }]);
    expect(await db().auditEntry.count({ where: { objectId: practice, act: "bring-back-practice" } })).toBe(
      1,
    );
  });

  test("taken off an edition and shown again it stands in the sessions that are still there", async () => {
    const { edition, scope, address } = await makeDesk();
    const [stays, goes] = [await makeSession(edition), await makeSession(edition)];
    const sessions = [
      { session: stays.id, row: 0 },
      { session: goes.id, row: 1 },
    ];
    const made = await createPractice(scope, { ...address, ...words, sessions });
    const practice = made.ok ? made.value.practiceId : "";
    await unlinkPractice(scope, { ...address, practice });
    await db().session.updateMany({ where: { id: goes.id }, data: { deletedAt: new Date() } });
    expect((await linkPractice(scope, { ...address, practice, sessions })).ok).toBe(true);
    expect((await getPracticeForms(scope)).practices).toMatchObject([{ presented: [stays.id] }]);
  });

  test("names its sessions by number, by title in any language, or both; what fits none or several is refused at its row", async () => {
    const { edition, scope, address } = await makeDesk();
    const titles = [{ en: "Bread", it: "Pane" }, { en: "Wine" }, { en: "Wine" }, { en: "1 Bread" }];
    const made: { id: string }[] = [];
    for (const title of titles) made.push(await makeSession(edition, { title }));
    const elsewhere = await makeDesk();
    await makeSession(elsewhere.edition, { title: { en: "Cheese" } });
    const write = (...typed: string[]) =>
      createPractice(scope, {
        ...{ ...address, ...words },
        sessions: typed.map((session, row) => ({ session, row })),
      });
    const sessionsOf = async (id: string) => {
      const rows = await db().practiceSession.findMany({ where: { practiceId: id } });
      return made.flatMap(({ id }, at) => (rows.some(({ sessionId }) => sessionId === id) ? [at + 1] : []));
    };
    const found = await write("pane", "3 wine", "4", "1 Bread");
    // The title of one is what is suggested for another: as it is suggested it counts.
    expect(found.ok ? await sessionsOf(found.value.practiceId) : found).toEqual([1, 3, 4]);
    expect(await write("2", "Wine", "Cheese", "9 Bread", "1 bread")).toEqual({
      ok: false,
      reason: "field-errors",
      detail: {
        "sessions.1.session": "same-title",
        "sessions.2.session": "unknown-session",
        "sessions.3.session": "unknown-session",
        "sessions.4.session": "same-title",
      },
    });
  });

  test("is saved while one of its sessions is deleted, and stands in it again when that is back", async () => {
    const { edition, scope, address } = await makeDesk();
    const [stays, goes] = [await makeSession(edition), await makeSession(edition)];
    const sessions = [
      { session: stays.id, row: 0 },
      { session: goes.id, row: 1 },
    ];
    const made = await createPractice(scope, { ...address, ...words, sessions });
    const practice = made.ok ? made.value.practiceId : "";
    const setDeleted = (deletedAt: Date | null) =>
      db().session.updateMany({ where: { id: goes.id }, data: { deletedAt } });
    await setDeleted(new Date());
    const [form] = (await getPracticeForms(scope)).practices;
    expect(Object.keys(form?.values ?? {}).filter((name) => name.startsWith("sessions"))).toEqual([
      "sessions.0.session",
    ]);
    const edit = { ...address, ...words, practice, version: 1, sessions: sessions.slice(0, 1) };
    expect(await editPractice(scope, edit)).toMatchObject({ ok: true });
    await setDeleted(null);
    const [back] = (await getPracticeForms(scope)).practices;
    expect(new Set(back?.presented)).toEqual(new Set([stays.id, goes.id]));
  });

  test("of another organisation is not there, nor are its themes and sessions", async () => {
    const [mine, theirs] = [await makeDesk(), await makeDesk()];
    const made = await createPractice(theirs.scope, { ...theirs.address, ...words });
    const practice = made.ok ? made.value.practiceId : "";
    const { scope, address } = mine;
    await expect(linkPractice(scope, { ...address, practice, sessions: [] })).rejects.toThrow("not-found");
    await expect(editPractice(scope, { ...address, ...words, practice, version: 1 })).rejects.toThrow(
      "not-found",
    );
    await expect(deletePractice(scope, { ...address, practice, version: 1 })).rejects.toThrow("not-found");
    const [theme, session] = [await makeTheme(theirs.edition), await makeSession(theirs.edition)];
    expect(await createPractice(scope, { ...address, ...words, theme: theme.id })).toMatchObject({
      reason: "unknown-theme",
    });
    const stray = { ...address, ...words, sessions: [{ session: session.id, row: 0 }] };
    expect(await createPractice(scope, stray)).toMatchObject({
      reason: "field-errors",
      detail: { "sessions.0.session": "unknown-session" },
    });
    expect((await createPractice(theirs.scope, stray)).ok).toBe(true);
  });
});
