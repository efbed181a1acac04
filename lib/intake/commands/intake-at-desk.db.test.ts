import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { TABLE_LIMITS } from "@/lib/platform/tables/row-taker";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeDesk } from "@/prisma/scenarios/intake";
import { type IntakeRequest, IntakeRequestSchema } from "../schema/intake-request";
import { intakeAtDesk } from "./intake-at-desk";
import { packRows, unpackRows } from "./pack-rows";

const TABLE = "Nome;E-mail;Ente\nAda;ada@example.org;Coop\nBo;bo at example;Coop\n";

async function makeForm() {
  const desk = await makeDesk();
  const send = async (more: Record<string, unknown>) => {
    const request: IntakeRequest = IntakeRequestSchema.parse({
      school: desk.scope.schoolSlug,
      edition: desk.scope.editionSlug,
      step: "show",
      category: desk.category.id,
      language: "it",
      ...more,
    });
    return intakeAtDesk(desk.scope, request);
  };
  const show = async (table: string) => {
    const shown = await send({ file: new Uint8Array(Buffer.from(table)) });
    if (!shown.ok || shown.value.state !== "shown") throw new Error("not shown");
    const { columns, packed, hash } = shown.value;
    const column = columns.map(({ target }) => target ?? "");
    return { ...shown.value, form: { step: "apply", packed, hash, column, shown: column.join(",") } };
  };
  return { ...desk, send, show };
}

describe("an import at the desk", () => {
  test("shows, and does what was shown: the good rows, told or not", async () => {
    const { send, show, rows, ids } = await makeForm();
    const { view, form, columns } = await show(TABLE);
    expect(columns.map(({ target }) => target)).toEqual(["fullName", "email", "affiliation"]);
    expect(view).toMatchObject({
      counts: { rows: 2, created: 1, changed: 0, unchanged: 0, wrong: 1 },
      wrong: { items: [{ line: 3, letter: "B", code: "email", value: "bo at example" }], more: 0 },
      arrivals: { items: [{ line: 2, name: "Ada" }], more: 0 },
    });
    expect(await rows()).toEqual([]);
    expect(await send({ ...form, tell: "on" })).toMatchObject({ value: { state: "wrong-rows", tell: true } });
    expect(await send(form)).toMatchObject({
      value: { state: "wrong-rows", detail: { count: 1 }, tell: false },
    });
    expect(await send({ ...form, goodRows: "on" })).toMatchObject({
      value: { state: "imported", imported: { arrived: 1, waiting: 0, changed: 0 } },
    });
    expect(await rows()).toMatchObject([{ fullName: "Ada", affiliation: "Coop", language: "it" }]);
    expect(await db().outboxMessage.findMany({ where: ids })).toMatchObject([{ state: "cancelled" }]);
    expect((await show(TABLE.split("\nBo")[0] ?? "")).view.nothing).toBe(true);
  });

  test("days that can be read in two ways are asked for, unless another of their column tells", async () => {
    const { send, show, edition } = await makeForm();
    await makeQuestion(edition, { key: "arrival", kind: "date" }, { label: { it: "Arrivo" } });
    const table = (days: readonly string[]) =>
      ["Nome;E-mail;Arrivo", ...days.map((day, at) => `Ada ${at};ada${at}@example.org;${day}`)].join("\n");
    const unclear = await show(table(["3/4/2027", "5.6.2027"]));
    expect(unclear).toMatchObject({
      ...{ unclearDays: true, days: null },
      view: { counts: { rows: 2, created: 1, wrong: 1 } },
    });
    expect(unclear.view.wrong.items).toMatchObject([
      { line: 2, letter: "C", code: "day-order", value: "3/4/2027" },
    ]);
    // Said on the page, but not seen yet what it does.
    expect(await send({ ...unclear.form, days: "month-first" })).toMatchObject({
      value: {
        state: "columns-changed",
        unclearDays: true,
        days: "month-first",
        view: { counts: { wrong: 0 } },
      },
    });
    const seen = await send({ ...unclear.form, step: "show", days: "month-first" });
    if (!seen.ok || seen.value.state !== "shown") throw new Error("not shown");
    const form = {
      ...unclear.form,
      days: "month-first",
      hash: seen.value.hash,
      shown: `${unclear.form.shown},month-first`,
    };
    expect(await send(form)).toMatchObject({ value: { state: "imported", imported: { arrived: 2 } } });
    const answers = await db().answer.findMany({ where: { organisationId: edition.organisationId } });
    expect(answers.map(({ value }) => value).sort()).toEqual(["2027-03-04", "2027-06-05"]);
    // The other table of the same people says it itself.
    const clear = await show(table(["3/4/2027", "25/4/2027"]));
    expect(clear).toMatchObject({ unclearDays: false, view: { counts: { wrong: 0, changed: 2 } } });
  });

  test("columns that were changed are shown first", async () => {
    const { send, show, rows } = await makeForm();
    const { form } = await show("Nome;E-mail;Ente\nAda;ada@example.org;Coop\n");
    const column = ["fullName", "email", ""];
    const changed = await send({ ...form, column });
    expect(changed).toMatchObject({ value: { state: "columns-changed" } });
    expect(await rows()).toEqual([]);
    if (!changed.ok || !("hash" in changed.value)) throw new Error("not shown");
    const { hash } = changed.value;
    expect(await send({ ...form, column, shown: column.join(","), hash, tell: "on" })).toMatchObject({
      value: { state: "imported" },
    });
    expect(await rows()).toMatchObject([{ affiliation: "" }]);
  });

  test("columns that say too little are asked for", async () => {
    const { send } = await makeForm();
    expect(await send({ file: new Uint8Array(Buffer.from("a;b\nc;d\n")) })).toMatchObject({
      value: {
        state: "columns",
        reason: "no-name",
        columns: [{ heading: "a", target: null }, { heading: "b" }],
      },
    });
  });

  test("what changed meanwhile is shown as it is now", async () => {
    const { send, show, bring } = await makeForm();
    const { form } = await show("Nome;E-mail\nAda;ada@example.org\n");
    await bring(["Nome|E-mail", "Ada|ada@example.org"]);
    expect(await send(form)).toMatchObject({
      value: { state: "changed-meanwhile", view: { nothing: true } },
    });
  });

  test("that all are other people is said again where there are more of them than were shown", async () => {
    const { send, show, bring, rows } = await makeForm();
    await bring(["Nome|E-mail", "Ada|ada@example.org"]);
    const { form } = await show("Nome;E-mail\nAda;ada@home.example\nBo;bo@home.example\n");
    await bring(["Nome|E-mail", "Bo|bo@example.org"]);
    const again = await send({ ...form, other: ["2"], allOthers: "on" });
    expect(again).toMatchObject({
      value: {
        state: "changed-meanwhile",
        others: [2],
        allOthers: false,
        view: { perhaps: { items: [{}, {}] } },
      },
    });
    expect(await rows()).toHaveLength(2);
  });

  test("no file, and files that are none", async () => {
    const { send } = await makeForm();
    expect(await send({})).toMatchObject({ reason: "missing" });
    expect(await send({ file: new Uint8Array(6 * 1024 * 1024) })).toMatchObject({ reason: "too-large" });
    const wide = `Nome;E-mail;Note\n${randomBytes(3_000_000)
      .toString("base64")
      .replaceAll(/.{9000}/g, "Ada;ada@example.org;$&\n")}`;
    expect(await send({ file: new Uint8Array(Buffer.from(wide)) })).toMatchObject({ reason: "too-much" });
    expect(await send({ file: new Uint8Array([0x50, 0x4b, 3, 4]) })).toMatchObject({
      reason: "broken-workbook",
    });
  });
});

/** A right list of no rows, a byte too long. */
const endless = async () => gzipSync(`[${" ".repeat(TABLE_LIMITS.unpacked - 1)}]`).toString("base64");

describe("rows that come back from a browser", () => {
  test("are what was sent", async () => {
    const rows = [{ line: 3, cells: ["__proto__", "", "é"] }];
    expect(await unpackRows(await packRows(rows))).toEqual(rows);
  });

  test.each([
    ["no archive", Promise.resolve("AAAA")],
    ["endlessly packed", endless()],
    ["a row that is nowhere", packRows([{ line: 0, cells: ["x"] }])],
    ["a cell without end", packRows([{ line: 1, cells: ["x".repeat(10_001)] }])],
    ["too many columns", packRows([{ line: 1, cells: Array<string>(201).fill("x") }])],
    ["too many rows", packRows(Array.from({ length: 20_011 }, (_, at) => ({ line: at + 1, cells: ["x"] })))],
    ["something else", packRows([{ line: 1, cells: [1] as unknown as string[] }])],
  ])("refuses %s", async (_, packed) => {
    await expect(unpackRows(await packed)).rejects.toMatchObject({ code: "bad-request" });
  });
});
