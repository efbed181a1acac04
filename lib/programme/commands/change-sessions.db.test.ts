import { describe, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeSession, makeTheme } from "@/prisma/factories/programme";
import { makeEdition } from "@/prisma/factories/schools";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { ChangeSchema } from "../schema/change";
import { changeAtDesk, takeBackChange } from "./change-sessions";

type Form = Record<string, string | string[]>;

/** A desk with a theme and three sessions. */
async function makeSessions() {
  const desk = await makeProgrammeDesk();
  const { edition, scope, address } = desk;
  const theme = await makeTheme(edition, { title: { en: "Housing" } });
  const sessions = [
    await makeSession(edition, { title: { en: "Bread" }, kind: "lecture" }),
    await makeSession(edition, { title: { en: "Roses" } }),
    await makeSession(edition, { title: { en: "Tea", it: "Tè" }, themeId: theme.id }),
  ];
  const blank = { q: "", ofTheme: "", ofKind: "", theme: "keep", kind: "keep", languages: "", minutes: "" };
  const send = (form: Form) =>
    changeAtDesk(
      scope,
      ChangeSchema.parse({ ...address, locale: "en", step: "show", which: "all", ...blank, ...form }),
    );
  const show = async (form: Form) => {
    const shown = await send(form);
    if (!shown.ok) throw new Error(shown.reason);
    return shown.value;
  };
  const change = async (form: Form) => {
    const saved = await send({ ...form, step: "apply", seen: (await show(form)).seen });
    if (!saved.ok || saved.value.batch === null) throw new Error("not done");
    return saved.value.batch;
  };
  const takeBack = (batch: string) => takeBackChange(scope, { ...address, batch });
  const now = async () => {
    const rows = await db().session.findMany({
      where: { editionId: edition.id },
      orderBy: { number: "asc" },
    });
    return rows.map(({ kind, themeId, languages, minutes }) => [
      kind,
      themeId === theme.id,
      languages.join(),
      minutes,
    ]);
  };
  const history = (act: string) => db().auditEntry.count({ where: { editionId: edition.id, act } });
  return { ...desk, theme, sessions, send, show, change, takeBack, now, history };
}

describe("many sessions get the same", () => {
  test("it is shown and nothing is other, then all of them are, and back; who had it already is left out", async () => {
    const { theme, sessions, show, change, takeBack, now, history } = await makeSessions();
    const before = await now();
    const asked = { theme: theme.id, languages: "it, fr", minutes: "45" };
    const shown = await show(asked);
    expect(shown.rows.map(({ number, after }) => [number, Object.keys(after)])).toEqual([
      [1, ["themeId", "languages", "minutes"]],
      [2, ["themeId", "languages", "minutes"]],
      [3, ["languages", "minutes"]],
    ]);
    expect(await now()).toEqual(before);
    const batch = await change(asked);
    expect(await now()).toEqual([
      ["lecture", true, "it,fr", 45],
      ["workshop", true, "it,fr", 45],
      ["workshop", true, "it,fr", 45],
    ]);
    expect([await history("edit-session"), await history("change-sessions")]).toEqual([3, 1]);
    const [first] = await db().session.findMany({ where: { id: sessions[0]?.id ?? "" } });
    expect(first?.version).toBe(2);
    expect(await takeBack(batch)).toEqual({ ok: true, value: { gone: 3, kept: 0 } });
    expect(await now()).toEqual(before);
    expect(await takeBack(batch)).toMatchObject({ reason: "all-touched" });
  });

  test("those that are ticked, or all that the list is narrowed down to", async () => {
    const { theme, sessions, show, send } = await makeSessions();
    const numbers = async (form: Form) =>
      (await show({ minutes: "7", ...form })).rows.map(({ number }) => number);
    expect(await numbers({ which: "ticked", sessions: [sessions[1]?.id ?? ""] })).toEqual([2]);
    expect(await numbers({ ofKind: "lecture" })).toEqual([1]);
    expect(await numbers({ ofTheme: theme.id })).toEqual([3]);
    expect(await numbers({ q: "te" })).toEqual([3]);
    expect(await send({ minutes: "7", which: "ticked" })).toMatchObject({ reason: "nothing-to-change" });
    expect(await send({})).toMatchObject({ reason: "nothing-to-change" });
  });

  test("an undo leaves what somebody chose since, gives the rest back, and no theme that is gone", async () => {
    const { edition, sessions, change, takeBack, now } = await makeSessions();
    const other = await makeTheme(edition);
    const batch = await change({ theme: other.id, kind: "panel" });
    const where = { organisationId: edition.organisationId };
    await db().session.updateMany({
      where: { ...where, id: sessions[0]?.id ?? "" },
      data: { kind: "plenary" },
    });
    await db().session.updateMany({
      where: { ...where, id: sessions[1]?.id ?? "" },
      data: { title: { en: "Mended" } },
    });
    expect(await takeBack(batch)).toEqual({ ok: true, value: { gone: 3, kept: 0 } });
    expect(await now()).toEqual([
      ["plenary", false, "en", null],
      ["workshop", false, "en", null],
      ["workshop", true, "en", null],
    ]);
    const again = await change({ theme: "none" });
    await db().theme.deleteMany({ where: { ...where, editionId: edition.id } });
    expect(await takeBack(again)).toMatchObject({ reason: "all-touched" });
  });

  test("what is another edition's is not there, and is not a theme", async () => {
    const { school, send } = await makeSessions();
    const elsewhere = await makeEdition(school);
    const [theirs, theme] = [await makeSession(elsewhere), await makeTheme(elsewhere)];
    await expect(send({ which: "ticked", sessions: [theirs.id], minutes: "5" })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await send({ theme: theme.id })).toMatchObject({ reason: "unknown-theme" });
  });
});

describe("two hundred at once", () => {
  const CALLERS = inject("engine") === "server" ? 200 : 20;
  async function changeAtOnce() {
    const { show, send } = await makeSessions();
    const one = { minutes: "45" };
    const other = { minutes: "90", kind: "panel" };
    const [first, second] = [await show(one), await show(other)];
    const results = await Promise.allSettled(
      Array.from({ length: CALLERS }, (_, at) =>
        send({ ...(at % 2 ? one : other), step: "apply", seen: (at % 2 ? first : second).seen }),
      ),
    );
    return results.filter(
      (result) => result.status === "fulfilled" && result.value.ok && result.value.value.state === "saved",
    ).length;
  }

  test("one of them is done, as it was shown", async () => {
    expect(await changeAtOnce()).toBe(1);
  });

  test.runIf(inject("engine") === "server")("without the locks several are", async () => {
    const most = await inManyProcesses(() => withoutLocks(changeAtOnce));
    expect(most).toBeGreaterThan(1);
  });
});
