import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeImportDesk } from "@/prisma/scenarios/import";
import { readRememberedColumns } from "../queries/remembered-columns";
import { ImportRequestSchema } from "../schema/import-request";
import { importAtDesk } from "./import-at-desk";

const TABLE = [
  "Titolo;Relatrice;Cooperativa;Giorno;Inizio;Minuti;Sala;Tema;Note",
  "Pane;Ada Neri;Forno;3 maggio 2027;9:00;60;Aula;Cibo;x",
  "Riso;Bo Lund;;3 maggio 2027;11.00;45;Aula;Cibo;",
  ";Cy Roth;;;;;;;",
  "Sale;;;32 maggio;9:00;30;;;",
].join("\n");

async function makeForm() {
  const desk = await makeImportDesk();
  const { scope } = desk;
  const send = (more: Record<string, unknown>) =>
    importAtDesk(
      scope,
      ImportRequestSchema.parse({
        ...{ school: scope.schoolSlug, edition: scope.editionSlug },
        ...{ step: "show", language: "it", people: [], ...more },
      }),
    );
  const show = async (table: string | Uint8Array, more: Record<string, unknown> = {}) => {
    const shown = await send({ file: new Uint8Array(Buffer.from(table)), ...more });
    if (!shown.ok || shown.value.state !== "shown" || !shown.value.table)
      throw new Error(JSON.stringify(shown));
    const { packed, hash, plan, table: read } = shown.value;
    const column = read.columns.map(({ target }) => target ?? "");
    return {
      plan,
      read,
      form: { step: "apply", packed, hash, column, shown: [...column, read.order].join(",") },
    };
  };
  return { ...desk, send, show };
}

describe("a table of sessions at the desk", () => {
  test("is shown, imported, and known again when it is corrected", async () => {
    const { send, show, rows, where } = await makeForm();
    const { plan, form } = await show(TABLE);
    expect(plan.counts).toMatchObject({ events: 4, taken: 2, refused: 2, new: 2 });
    expect(plan.refused.items).toMatchObject([
      { line: 4, reason: "no-title" },
      { line: 5, reason: "date-unreadable", value: "32 maggio" },
    ]);
    expect(plan.notRead).toMatchObject([{ why: "no-field", paths: { items: [{ path: "Note", count: 1 }] } }]);
    expect(await rows()).toEqual([]);
    expect(await send(form)).toMatchObject({ value: { state: "applied" } });
    expect(await rows()).toMatchObject([
      {
        title: { it: "Pane" },
        slots: [{ startsAt: new Date("2027-05-03T07:00Z"), endsAt: new Date("2027-05-03T08:00Z") }],
      },
      {
        title: { it: "Riso" },
        slots: [{ startsAt: new Date("2027-05-03T09:00Z"), endsAt: new Date("2027-05-03T09:45Z") }],
      },
    ]);
    const speakers = await db().speaker.findMany({ where, orderBy: { number: "asc" } });
    expect(speakers.map(({ fullName, affiliation }) => [fullName, affiliation])).toEqual([
      ["Ada Neri", "Forno"],
      ["Bo Lund", ""],
    ]);
    expect((await show(TABLE)).plan.nothing).toBe(true);
    const corrected = TABLE.replace("9:00;60", "10:00;60")
      .replace("Bo Lund;", "Bo Lund, Di Lamm;")
      .replace("Forno", "Forno due");
    const again = await show(corrected);
    expect(again.plan.counts).toMatchObject({ taken: 2, new: 0, moved: 1, changed: 1 });
    expect(again.plan.changedSpeakers.items).toMatchObject([
      { name: "Ada Neri", changes: [{ field: "affiliation", before: "Forno", after: "Forno due" }] },
    ]);
    expect(await send(again.form)).toMatchObject({ value: { state: "applied" } });
    expect(
      (await rows()).map(({ slots, people }) => [slots[0]?.startsAt.toISOString(), people.length]),
    ).toEqual([
      ["2027-05-03T08:00:00.000Z", 1],
      ["2027-05-03T09:00:00.000Z", 2],
    ]);
    expect(await db().speaker.findFirst({ where: { ...where, fullName: "Ada Neri" } })).toMatchObject({
      affiliation: "Forno due",
    });
  });

  test("a row that can't be read is not gone, though it has no identifier", async () => {
    const { send, show, rows } = await makeForm();
    const { form } = await show(TABLE);
    expect(await send(form)).toMatchObject({ value: { state: "applied" } });
    const broken = TABLE.replace("9:00;60", "at dawn;60")
      .split("\n")
      .filter((row) => !row.startsWith("Riso"));
    const { plan, form: next } = await show(broken.join("\n"), { deleteGone: "on" });
    expect(plan.gone.items).toMatchObject([{ title: "Riso" }]);
    const applied = await send({ ...next, deleteGone: "on" });
    expect(applied).toMatchObject({ value: { state: "applied" } });
    expect((await rows()).map(({ deletedAt }) => deletedAt === null)).toEqual([true, false]);
  });

  test("whose columns say no title is asked about, and what was said is kept for the next one", async () => {
    const { scope, send, show } = await makeForm();
    const table = "Was;Saal;Nr\nBrot;Küche;1\n";
    await db().intakeMapping.create({
      data: {
        organisationId: scope.organisationId,
        editionId: scope.editionId,
        columns: { name: "fullName" },
      },
    });
    const asked = await send({ file: new Uint8Array(Buffer.from(table)) });
    if (!asked.ok || asked.value.state !== "columns") throw new Error("not asked");
    expect(asked.value).toMatchObject({
      refusal: "no-title",
      table: { columns: [{ target: null }, { target: "room" }, {}] },
    });
    const { packed } = asked.value;
    const column = ["title", "room", ""];
    const shown = await send({ packed, column });
    if (!shown.ok || shown.value.state !== "shown") throw new Error("not shown");
    expect(shown.value.plan.newSessions.items).toMatchObject([{ title: "Brot" }]);
    const { hash } = shown.value;
    // Columns that were changed after the plan are shown first.
    const before = "title,room,,day-first";
    const other = await send({ step: "apply", packed, hash, column: ["title", "", ""], shown: before });
    expect(other).toMatchObject({ value: { state: "columns-changed" } });
    const applied = await send({ step: "apply", packed, hash, column, shown: before });
    expect(applied).toMatchObject({ value: { state: "applied" } });
    expect(await readRememberedColumns(scope)).toEqual({ was: "title", saal: "room", nr: "" });
    const [kept] = await db().intakeMapping.findMany({ where: { editionId: scope.editionId } });
    expect(kept?.columns).toMatchObject({ name: "fullName" });
    expect((await show(table)).plan.nothing).toBe(true);
  });

  test("days that may be meant otherwise are read as it is said", async () => {
    const { send } = await makeForm();
    const file = new Uint8Array(Buffer.from("Title;Date;Start;Minutes\nBread;5/3/2027;9:00;60\n"));
    const shown = async (days: string) => {
      const answer = await send({ file, days });
      if (!answer.ok || answer.value.state !== "shown") throw new Error("not shown");
      expect(answer.value.table).toMatchObject({ unclear: true, order: days });
      return answer.value.plan.newSessions.items[0]?.placements[0]?.start;
    };
    expect(await shown("day-first")).toBe(Date.parse("2027-03-05T08:00Z"));
    expect(await shown("month-first")).toBe(Date.parse("2027-05-03T07:00Z"));
  });

  test("a day by its name, or none where there is one only, is one of the edition", async () => {
    const { show } = await makeForm();
    const { plan } = await show(
      "Title;Day;Start;Minutes\nBread;lunedì;9:00;60\nRice;;10:00;60\nSalt;domenica;9:00;60\n",
    );
    expect(plan.newSessions.items.map(({ placements }) => placements[0]?.start)).toEqual([
      Date.parse("2027-05-03T07:00Z"),
      Date.parse("2027-05-03T08:00Z"),
    ]);
    expect(plan.notes).toMatchObject([
      { note: "day-of-edition", events: { items: [{ line: 2 }, { line: 3 }] } },
    ]);
    expect(plan.refused.items).toMatchObject([{ line: 4, reason: "date-unreadable", value: "domenica" }]);
  });

  test("that is none, or too much, is refused by name", async () => {
    const { send, rows } = await makeForm();
    const sent = (bytes: Uint8Array) => send({ file: bytes });
    const text = (words: string) => sent(new Uint8Array(Buffer.from(words)));
    const lines = (count: number) => `Title;Room\n${"Bread;Hall\n".repeat(count)}`;
    expect(await text(lines(20_011))).toMatchObject({ reason: "too-many-rows" });
    expect(await text(lines(5_001))).toMatchObject({ reason: "too-much", detail: { what: "events" } });
    expect(await text('Title;Room\n"Bread;Hall\n')).toMatchObject({ reason: "open-quote" });
    expect(await text(`Title${";".repeat(300)}x\na;b\n`)).toMatchObject({ reason: "too-wide" });
    expect(await text("Dear all,\nthe meeting is off.\n")).toMatchObject({ reason: "unknown-format" });
    expect(await sent(new Uint8Array(Buffer.from("d0cf11e0a1b11ae1", "hex")))).toMatchObject({
      reason: "old-workbook",
    });
    const zip = Buffer.concat([
      Buffer.from("504b0304", "hex"),
      Buffer.from("xl/workbook.xml"),
      randomBytes(200),
    ]);
    expect(await sent(new Uint8Array(zip))).toMatchObject({ reason: "broken-workbook" });
    expect(await rows()).toEqual([]);
  });

  test("in Windows-1252, with formulas, is a table of words", async () => {
    const { show } = await makeForm();
    const latin = Buffer.from("Titel;Raum\n'=1+1;K\xfcche\n", "latin1");
    const { plan } = await show(new Uint8Array(latin));
    expect(plan.newSessions.items).toMatchObject([{ title: "=1+1" }]);
    expect(plan.newRooms.items).toEqual([]);
  });
});

test("a calendar is imported, and its entries are known again by their UIDs", async () => {
  const { send, rows } = await makeForm();
  const entry = (uid: string, title: string, hour: string, ...more: string[]) =>
    [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `SUMMARY:${title}`,
      `DTSTART;TZID=Europe/Rome:20270503T${hour}0000`,
      "DURATION:PT45M",
    ]
      .concat(more, "END:VEVENT")
      .join("\r\n");
  const calendar = (...entries: string[]) => ({
    file: new Uint8Array(Buffer.from(["BEGIN:VCALENDAR", ...entries, "END:VCALENDAR", ""].join("\r\n"))),
  });
  const take = async (sent: { file: Uint8Array }) => {
    const shown = await send(sent);
    if (!shown.ok || shown.value.state !== "shown") throw new Error("not shown");
    const { packed, hash, plan } = shown.value;
    if (!plan.nothing)
      expect(await send({ step: "apply", packed, hash })).toMatchObject({ value: { state: "applied" } });
    return plan;
  };
  const first = [
    entry("a@example.org", "Bread", "09", "LOCATION:Hall"),
    entry("b@example.org", "Rice", "11"),
  ];
  const day = "BEGIN:VEVENT\r\nSUMMARY:Monday\r\nDTSTART;VALUE=DATE:20270503\r\nEND:VEVENT";
  const plan = await take(calendar(...first, day, entry("c@example.org", "Off", "12", "STATUS:CANCELLED")));
  expect(plan.counts).toMatchObject({ events: 4, taken: 2, refused: 2 });
  expect(plan.refused.items.map(({ reason }) => reason)).toEqual(["all-day", "cancelled-there"]);
  expect((await take(calendar(...first))).nothing).toBe(true);
  const next = await take(
    calendar(entry("a@example.org", "Bread and salt", "10"), entry("b@example.org", "Rice", "11")),
  );
  expect(next.counts).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
  expect(await rows()).toMatchObject([
    {
      title: { it: "Bread and salt" },
      slots: [{ startsAt: new Date("2027-05-03T08:00Z"), endsAt: new Date("2027-05-03T08:45Z") }],
    },
    { title: { it: "Rice" } },
  ]);
  expect((await rows()).every(({ slots }) => slots.length === 1)).toBe(true);
});

test("a list in YAML is imported, and comes back without a change", async () => {
  const { send, show, rows, where } = await makeForm();
  const list = [
    "schedule:",
    '  - time: "9:30"',
    "    day: 3 maggio 2027",
    "    talks:",
    "      - {title: Pane, author: Ada Neri - Forno, room: Aula, duration: 60 min}",
    "      - {title: Riso, author: 'Bo Lund, Cy Roth', room: Cucina, duration: 1 ora e 15 min}",
    "      - {author: Di Lamm, title: '', room: Cucina}",
  ].join("\n");
  const { plan, form } = await show(list);
  expect(plan.counts).toMatchObject({ events: 3, taken: 2, refused: 1, new: 2 });
  expect(plan.refused.items).toMatchObject([{ line: 7, reason: "no-title" }]);
  expect(await send(form)).toMatchObject({ value: { state: "applied" } });
  expect(await rows()).toMatchObject([
    { title: { it: "Pane" }, slots: [{ endsAt: new Date("2027-05-03T08:30Z") }] },
    { title: { it: "Riso" }, slots: [{ endsAt: new Date("2027-05-03T08:45Z") }] },
  ]);
  expect(await db().speaker.count({ where })).toBe(3);
  expect((await show(list)).plan.nothing).toBe(true);
  expect(await send({ file: new Uint8Array(Buffer.from("- title: *bread\n")) })).toMatchObject({
    ok: false,
    reason: "not-yaml",
    detail: { line: 1, column: 10 },
  });
});
