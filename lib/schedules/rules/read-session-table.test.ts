import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { nameKey } from "@/lib/platform/name-key";
import { readCsv } from "@/lib/platform/tables/read-csv";
import { SESSION_KINDS } from "@/lib/programme/schema/session";
import { SESSION_COLUMNS } from "../schema/session-table";
import { readSessionTable } from "./read-session-table";
import { readKind } from "./read-words";
import { rememberColumns } from "./session-columns";
import { KNOWN_HEADINGS, OWN_COLUMNS } from "./session-headings";

const OPTIONS = { targets: null, remembered: {}, order: "day-first" } as const;

function read(csv: string, options: Partial<Parameters<typeof readSessionTable>[1]> = {}) {
  const rows = readCsv(new TextEncoder().encode(csv));
  if (!rows.ok) throw new Error(rows.reason);
  return readSessionTable(rows.value, { ...OPTIONS, ...options });
}

function fileIn(...given: Parameters<typeof read>) {
  const { read: found } = read(...given);
  if (!("file" in found)) throw new Error(found.refusal);
  return found.file;
}

describe("the columns of a table of sessions", () => {
  test("our own file's headings are known in every language, and so are the words of its kinds", () => {
    for (const locale of LOCALES) {
      const t = translator(locale, "desk-lists");
      const own = [
        "number",
        "title",
        "kind",
        "theme",
        "from",
        "to",
        "room",
        "languages",
        "people",
        "cancelled",
      ] as const;
      const targets = own.map((key) => KNOWN_HEADINGS.get(nameKey(t(`file.${key}`))));
      expect(targets).toEqual(OWN_COLUMNS);
      const fields = translator(locale, "desk-fields");
      expect(SESSION_KINDS.map((kind) => readKind(fields(`values.session.${kind}`)))).toEqual([
        ...SESSION_KINDS,
      ]);
      // What the page calls a column is how somebody may name it in the next table.
      const page = translator(locale, "import");
      const unknown = SESSION_COLUMNS.filter(
        (column) => KNOWN_HEADINGS.get(nameKey(page(`column-of.${column}`))) !== column,
      );
      expect(unknown).toEqual([]);
    }
  });

  test("are found below titles, and told by what is said of them, now or before", () => {
    const csv = "Our meeting;;\n\nTitolo;Relatori;Sonstiges\nPane;Ada Neri;Rossi Sala\n";
    const { columns } = read(csv);
    expect(columns.map(({ target }) => target)).toEqual(["title", "people", null]);
    expect(fileIn(csv).notRead).toEqual([{ path: "Sonstiges", count: 1, line: 4, why: "no-field" }]);
    const said = read(csv, { targets: ["title", "", "room"] });
    expect(said.columns.map(({ target }) => target)).toEqual(["title", null, "room"]);
    const again = read(csv, { remembered: rememberColumns(said.columns) });
    expect(again.columns).toEqual(said.columns);
  });

  test("without a title, with two of one kind, and without rows there are no sessions", () => {
    expect(read("Wann;Raum\n9:00;Saal\n").read).toEqual({ refusal: "no-title", heading: "" });
    expect(read("Title;Room\nBread;Hall\n", { targets: ["title", "title"] }).read).toMatchObject({
      refusal: "column-twice",
    });
    expect(read("Title;Room\n").read).toMatchObject({ refusal: "no-rows" });
  });

  test("headings and cells that are names of an object's own members are words", () => {
    const file = fileIn("__proto__;Title;constructor\ntoString;__proto__;valueOf\n", {
      remembered: JSON.parse('{"proto":"room","constructor":"theme"}'),
    });
    expect(file.events).toMatchObject([{ title: "__proto__", room: "toString", track: "valueOf" }]);
    expect(Object.prototype).not.toHaveProperty("room");
  });
});

describe("the rows of a table", () => {
  test("are events, each with what its cells say", () => {
    const file = fileIn(
      [
        "Titel;Referentin;Genossenschaft;Datum;Beginn;Ende;Dauer;Raum;Thema;Art;Sprache;Beschreibung;Link",
        '"Brot; und Rosen";Ada Neri, Bo Lund;Forno;11.10.2027;9:00;;45 min;Saal;Essen;Workshop;de, it;Backen;https://example.org/a',
        ";;;;;;;;;;;;",
        "Nacht;Cy Roth - Mond;;;23.30 Uhr;1:00;;;;;;;",
      ].join("\n"),
    );
    expect(file.events).toMatchObject([
      {
        at: { line: 2 },
        title: "Brot; und Rosen",
        people: [
          { name: "Ada Neri", affiliation: "Forno" },
          { name: "Bo Lund", affiliation: "Forno" },
        ],
        ...{ day: "2027-10-11", start: "09:00", end: null, duration: "45" },
        ...{ room: "Saal", track: "Essen", type: "Workshop", language: "de, it", abstract: "Backen" },
        links: [{ url: "https://example.org/a" }],
      },
      // The day above, where cells were merged.
      {
        at: { line: 4 },
        people: [{ name: "Cy Roth", affiliation: "Mond" }],
        ...{ day: "2027-10-11", start: "23:30", end: "01:00", duration: null },
      },
    ]);
    expect(file.own).toBe(false);
  });

  test("say a moment in a zone of their own", () => {
    const { events } = fileIn(
      "Title,Start,End,Timezone\nFirst,20270112T110000,20270112T120000,Australia/Sydney\nOther,20270112T110000,12:00,Nowhere/At all\n",
    );
    expect(events).toMatchObject([
      { date: "2027-01-12T00:00:00.000Z", end: "2027-01-12T01:00:00.000Z", day: null, start: null },
      { date: "2027-01-12T11:00", end: "12:00" },
    ]);
  });

  test("keep what can't be read, so that it is refused with its words", () => {
    const { events } = fileIn("Title;Day;Start;Length\nBread;someday;at dawn;long\n");
    expect(events).toMatchObject([{ day: "someday", start: "at dawn", duration: "long" }]);
  });

  test("days that may be read in two ways are asked about", () => {
    const csv = "Title;Day;Start\nBread;3/4/2027;9:00\n";
    expect(read(csv).unclear).toBe(true);
    expect(read("Title;Day;Start\nBread;3.4.2027;9:00\n").unclear).toBe(false);
    expect(fileIn(csv).events[0]?.day).toBe("2027-04-03");
    expect(fileIn(csv, { order: "month-first" }).events[0]?.day).toBe("2027-03-04");
  });
});
