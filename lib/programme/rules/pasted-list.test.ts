import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_PASTED, type PastedRow, readPastedList } from "./pasted-list";
import { writePeople } from "./pasted-people";

const THEMES = ["Housing", "Wohnen"];
const lines = (text: string) =>
  readPastedList(text, THEMES).rows.map(({ title, people, minutes, theme }) => [
    title,
    writePeople(people),
    minutes,
    theme,
  ]);

describe("a list of sessions", () => {
  test("lines of a document, each in its own way", () => {
    const text = [
      "Monday, 5 October 2026",
      "• 14:00 – 14:45 Bread and roses – Ada Neri (Consorzio Alfa)",
      "2) How to bake – Bo Lund, Cy Roth (Beta) – 30 min",
      "",
      "- Opening plenary",
      "Ada Neri (Alfa): Bread (45 min)",
      "Roses, Bo Lund (Beta) [Housing]",
      "14h30 Tea – José Ortega y Gasset - Coop Uno — Wohnen",
      "•\tSweeping up | Eva Groß",
      "***",
    ].join("\r\n");
    expect(lines(text)).toEqual([
      ["Bread and roses", "Ada Neri (Consorzio Alfa)", 45, ""],
      ["How to bake", "Bo Lund; Cy Roth (Beta)", 30, ""],
      ["Opening plenary", "", null, ""],
      ["Bread", "Ada Neri (Alfa)", 45, ""],
      ["Roses", "Bo Lund (Beta)", null, "Housing"],
      ["Tea", "José Ortega y Gasset (Coop Uno)", null, "Wohnen"],
      ["Sweeping up", "Eva Groß", null, ""],
    ]);
    expect(readPastedList(text, THEMES).left.map(({ line, why }) => [line, why])).toEqual([
      [1, "day"],
      [10, "no-title"],
    ]);
  });

  test("cells under headings, in whatever order and language", () => {
    expect(
      lines(
        "Dauer;Referentin;Titel;Thema;Genossenschaft\n45;Ada Neri;Brot;Wohnen;Alfa eG\n1 h 30;Bo Lund und Cy Roth;Rosen;Neu;Beta",
      ),
    ).toEqual([
      ["Brot", "Ada Neri (Alfa eG)", 45, "Wohnen"],
      ["Rosen", "Bo Lund (Beta); Cy Roth (Beta)", 90, "Neu"],
    ]);
  });

  test("cells without headings are known by what stands in them", () => {
    expect(
      lines("1\tBread\tAda Neri\tAlfa\t45\tHousing\n2\tRoses\tBo Lund\tBeta\t90\t\n3\tTea\t\t\t30\t"),
    ).toEqual([
      ["Bread", "Ada Neri (Alfa)", 45, "Housing"],
      ["Roses", "Bo Lund (Beta)", 90, ""],
      ["Tea", "", 30, ""],
    ]);
    expect(lines("09:00\t09:45\tBread\tAda Neri\n10:00\t11:00\tRoses\tBo Lund")).toEqual([
      ["Bread", "Ada Neri", 45, ""],
      ["Roses", "Bo Lund", 60, ""],
    ]);
  });

  test("a cell of several lines, a cell in quotes, and a quotation mark that is none", () => {
    expect(lines('"Bread\nand roses"\tAda Neri\n"Say ""yes"""\tBo Lund')).toEqual([
      ["Bread and roses", "Ada Neri", null, ""],
      ['Say "yes"', "Bo Lund", null, ""],
    ]);
    expect(lines('"Bread\tAda Neri\nRoses\tBo Lund')).toEqual([
      ['"Bread', "Ada Neri", null, ""],
      ["Roses", "Bo Lund", null, ""],
    ]);
  });

  test("what is too long or too much is left with its reason", () => {
    const long = "x".repeat(301);
    expect(readPastedList(long, []).left).toMatchObject([{ line: 1, why: "too-long" }]);
    const many = Array.from({ length: MOST_PASTED + 2 }, (_, at) => `Session ${at}`).join("\n");
    const list = readPastedList(many, []);
    expect(list.rows).toHaveLength(MOST_PASTED);
    expect(list.left.map(({ line, why }) => [line, why])).toEqual([
      [MOST_PASTED + 1, "too-many"],
      [MOST_PASTED + 2, "too-many"],
    ]);
  });
});

const word = fc.constantFrom("Bread", "Rosen", "Società", "Œuvre", "Ňadra", "宋体", "Tea", "Weg", "Ähre");
const words = (least: number) =>
  fc.array(word, { minLength: least, maxLength: 5 }).map((all) => all.join(" "));
const person = fc.record({
  name: fc.constantFrom("Ada Neri", "Bo Lund", "Eva Groß", "Łucja Żak", "Jan de Vries", "宋 玉"),
  affiliation: fc.constantFrom("Alfa", "Coop Beta", "Consorzio Gamma eG"),
});
const session = fc.record({
  title: words(1),
  people: fc.uniqueArray(person, { maxLength: 3, selector: ({ name }) => name }),
  minutes: fc.option(fc.integer({ min: 1, max: 1_440 })),
  theme: fc.constantFrom("", ...THEMES),
});
type Session = Omit<PastedRow, "line">;

const ways: Record<string, (one: Session) => string> = {
  "as lines": ({ title, people, minutes, theme }) =>
    [title, writePeople(people), theme, minutes ? `${minutes} min` : ""].filter(Boolean).join(" – "),
  "as bullets": ({ title, people, minutes, theme }) =>
    `• ${minutes ? `(${minutes} min) ` : ""}${title}${people.length > 0 ? ` | ${writePeople(people)}` : ""}${theme ? ` [${theme}]` : ""}`,
};

describe("whatever a list says", () => {
  for (const [way, write] of Object.entries(ways))
    test(`it is read as it was meant, written ${way}`, () => {
      fc.assert(
        fc.property(fc.array(session, { minLength: 1, maxLength: 8 }), (sessions) => {
          const { rows, left } = readPastedList(sessions.map(write).join("\n"), THEMES);
          expect(left).toEqual([]);
          expect(rows.map(({ line: _line, ...row }) => row)).toEqual(sessions);
        }),
      );
    });

  for (const separator of ["\t", ";"])
    test(`it is read as it was meant, in cells parted by ${JSON.stringify(separator)}`, () => {
      const cell = (text: string) => (text.includes(separator) ? `"${text}"` : text);
      fc.assert(
        fc.property(fc.array(session, { minLength: 1, maxLength: 8 }), (sessions) => {
          const body = sessions.map(({ title, people, minutes, theme }) =>
            [title, writePeople(people), String(minutes ?? ""), theme].map(cell).join(separator),
          );
          const heading = ["Title", "Speakers", "Minutes", "Theme"].join(separator);
          const { rows } = readPastedList([heading, ...body].join("\n"), THEMES);
          expect(rows.map(({ line: _line, ...row }) => row)).toEqual(sessions);
        }),
      );
    });

  test("every line that says something is a session or is left with a reason, and none is both", () => {
    const piece = fc.constantFrom(
      ...[
        "\t",
        ";",
        " – ",
        "(",
        ")",
        "\n",
        "\r\n",
        '"',
        "45 min",
        "14:00",
        "•",
        "Ada Neri",
        "Title",
        " ",
        "5.10.",
        ",",
        "#x",
        "[",
        "]",
        "\u00a0",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const { rows, left } = readPastedList(text, THEMES);
        const told = [...rows, ...left].map(({ line }) => line);
        expect(new Set(told).size).toBe(told.length);
        // Without quotation marks no cell has several lines: then each line that says anything is told.
        if (!text.includes('"')) {
          const filled = text.split(/\r\n?|\n/).filter((line) => /[\p{L}\p{N}]/u.test(line)).length;
          expect(told.length).toBeGreaterThanOrEqual(filled);
        }
        for (const { title, minutes } of rows) {
          expect(title).toMatch(/[\p{L}\p{N}]/u);
          expect(minutes === null || (minutes >= 1 && minutes <= 1_440)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("a long line of marks is read in a moment", () => {
    const began = performance.now();
    for (const mark of ["(", "- ", "1", "\t", ";", "– ", " and ", "[", "e.", "12:", ","])
      readPastedList(mark.repeat(Math.floor(60_000 / mark.length)), THEMES);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test("so is what looks like people and never ends", () => {
    const began = performance.now();
    const open = `${"a".repeat(980)}${"(".repeat(980)}`;
    readPastedList(`Bread – ${open}\nRoses – ${open}`, THEMES);
    readPastedList(`Title\tSpeaker\nBread\t${"a".repeat(50_000)}, b`, THEMES);
    readPastedList(`Title\tSpeaker\nBread\t${"-".repeat(50_000)}x 45 min`, THEMES);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
