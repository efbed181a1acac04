import { describe, expect, test } from "vitest";
import { atOnce } from "@/lib/platform/in-turns";
import { offer, question } from "../fixtures/offer";
import type { Known, KnownRegistration } from "../schema/intake-plan";
import { Cells } from "./cells";
import { readColumns } from "./columns";
import { judgeRows } from "./judge-rows";
import { intakeHash, personKey, planIntake } from "./plan-intake";

const HEADINGS = "Name|E-mail|Country|Category|Cooperative|Language";
const NOBODY: Known = { registrations: [], persons: {}, alike: {} };

function plan(
  rows: string[],
  choice: { known?: Known; taken?: ReturnType<typeof offer>; categoryId?: string | null } = {},
) {
  const { known = NOBODY, taken = offer(), categoryId = "members" } = choice;
  const lines = rows.map((row, at) => ({ line: at + 1, cells: row.split("|") }));
  const { columns, body } = readColumns(lines, taken, {});
  const cells = new Cells(body, columns);
  const judged = atOnce(judgeRows(body, cells, taken, { categoryId, language: "en" }));
  return atOnce(planIntake(body.length, judged, known, { cells, ...taken }));
}
const wrong = (...rows: string[]) =>
  plan([HEADINGS, ...rows]).wrong.map(({ line, letter, code, value }) => [line, letter, code, value]);

const registration = (choice: Partial<KnownRegistration> = {}): KnownRegistration => ({
  id: "one",
  personId: "person",
  emailKey: "ada@example.org",
  nameKey: "ada esempio",
  state: "confirmed",
  version: 1,
  affiliation: "",
  country: "IT",
  language: "en",
  categoryId: "members",
  mode: "on_site",
  answers: {},
  given: {},
  ...choice,
});
const knowing = (...registrations: KnownRegistration[]): Known => ({
  ...NOBODY,
  registrations,
});

describe("a row by itself", () => {
  test("is somebody in a category, in words of any language, with what it leaves out as it is usual", () => {
    const { arrivals } = plan([
      HEADINGS,
      " Ada  Esempio |Ada@Example.org|Italia|socia o socio|Coop|Italiano",
      "Bruno|b@example.org",
    ]);
    expect(arrivals).toEqual([
      {
        line: 2,
        applicant: {
          fullName: "Ada Esempio",
          email: "Ada@Example.org",
          country: "IT",
          affiliation: "Coop",
          language: "it",
        },
        said: ["affiliation", "country", "language", "category"],
        categoryId: "members",
        mode: "on_site",
        answers: {},
        personId: null,
        perhaps: [],
        answered: false,
      },
      expect.objectContaining({
        applicant: {
          fullName: "Bruno",
          email: "b@example.org",
          country: null,
          affiliation: "",
          language: "en",
        },
        said: [],
      }),
    ]);
  });

  test("is wrong by line and column, with what stands there", () => {
    expect(
      wrong(
        "|ada@example.org",
        "Ada|ada at example",
        "Ada|",
        "Ada|a@example.org|Atlantis",
        "Ada|a@example.org|IT|VIP",
        "Ada|a@example.org|IT|members|x|Klingon",
        "#N/A|a@example.org",
        "Ada\u202E|a@example.org",
        `Ada|a@example.org|IT|members|${"x".repeat(300)}`,
      ),
    ).toEqual([
      [2, "A", "missing", ""],
      [3, "B", "email", "ada at example"],
      [4, "B", "missing", ""],
      [5, "C", "country", "Atlantis"],
      [6, "D", "category", "VIP"],
      [7, "F", "language", "Klingon"],
      [8, "A", "spreadsheet-error", "#N/A"],
      [9, "A", "characters", "Ada\u202E"],
      [10, "E", "too-long", "x".repeat(60)],
    ]);
  });

  test("several wrong cells are each named, and the row counts once", () => {
    const { wrong: cells, wrongRows } = plan([HEADINGS, "|nobody|Atlantis"]);
    expect(cells.map(({ letter }) => letter)).toEqual(["A", "B", "C"]);
    expect(wrongRows).toBe(1);
  });

  test("has to name a category where none is meant otherwise", () => {
    expect(plan([HEADINGS, "Ada|a@example.org"], { categoryId: null }).wrong).toMatchObject([
      { letter: "D", code: "missing" },
    ]);
  });

  test("answers are judged as the form judges them; an empty cell says nothing, also where the form asks", () => {
    const taken = offer({
      questions: [
        question("train"),
        question("shirt", {
          kind: "choice",
          options: [
            { value: "s", label: { en: "Small" } },
            { value: "l", label: { en: "Large" } },
          ],
        }),
        question("days", {
          kind: "choices",
          options: [
            { value: "mon", label: { it: "Lunedì" } },
            { value: "tue", label: {} },
          ],
        }),
      ],
    });
    const rows = [
      "Name|E-mail|train|shirt|days",
      "Ada|a@example.org|3912345678|SMALL|lunedi; tue",
      "Bo|b@example.org|||",
      "Cy|c@example.org|x|XL|mon,never",
    ];
    const { arrivals, wrong: cells } = plan(rows, { taken });
    expect(arrivals.map(({ answers }) => answers)).toEqual([
      { "version of train": "3912345678", "version of shirt": "s", "version of days": ["mon", "tue"] },
      {},
    ]);
    expect(cells.map(({ letter, code, value }) => [letter, code, value])).toEqual([
      ["D", "choose", "XL"],
      // Monday can be chosen.
      ["E", "choose", "never"],
    ]);
  });

  test("answers of other kinds are read in words, and what is stored is what their kind makes of it", () => {
    const kinds = ["yes_no", "date", "number", "phone"] as const;
    const taken = offer({ questions: kinds.map((kind) => question(kind.replace("_", "-"), { kind })) });
    const rows = [
      "Name|E-mail|yes-no|date|number|phone",
      "Ada|a@example.org|Sì|31/12/2027|1 200|391234567890",
      "Bo|b@example.org||1.2.2027||0039 02 1234",
      "Cy|c@example.org|maybe|03/12/2027|-1|12",
    ];
    const { arrivals, wrong: cells } = plan(rows, { taken });
    expect(arrivals.map(({ answers }) => Object.values(answers))).toEqual([
      ["yes", "2027-12-31", "1200", "391234567890"],
      ["2027-02-01", "+39 02 1234"],
    ]);
    expect(cells.map(({ letter, code }) => [letter, code])).toEqual([
      ["C", "choose"],
      ["E", "too-small"],
      ["F", "phone"],
    ]);
  });

  test("countries and languages of questions, too", () => {
    const taken = offer({
      questions: [question("from", { kind: "country" }), question("speaks", { kind: "language" })],
    });
    const { arrivals, wrong: cells } = plan(
      ["Name|E-mail|from|speaks", "Ada|a@example.org|Italia|Portuguese", "Bo|b@example.org|Atlantis|Klingon"],
      { taken },
    );
    expect(arrivals.map(({ answers }) => Object.values(answers))).toEqual([["IT", "pt"]]);
    expect(cells.map(({ letter, code }) => [letter, code])).toEqual([
      ["C", "country"],
      ["D", "language"],
    ]);
  });

  test("takes part as it says where there is a choice", () => {
    const taken = offer({ mode: "either" });
    const result = plan(
      ["Name|E-mail|Mode", "Ada|a@example.org|Online", "Bo|b@example.org|", "Cy|c@example.org|maybe"],
      { taken },
    );
    expect(result.arrivals.map(({ mode }) => mode)).toEqual(["online", "on_site"]);
    expect(result.wrong).toMatchObject([{ line: 4, letter: "C", code: "mode" }]);
  });
});

describe("rows beside each other", () => {
  test("the same again is left out, the same person with something else is wrong", () => {
    const result = plan([
      HEADINGS,
      "Ada Esempio|ada@example.org|IT",
      "ADA ESEMPIO|Ada@example.org|IT",
      "Ada Esempio|ada@example.org|IT",
      "Ada Esempio|ada@example.org|DE",
    ]);
    // In other capitals it is another way to write the name: which one is meant nobody knows.
    expect(result.wrong.map(({ line, code, value }) => [line, code, value])).toEqual([
      [3, "twice", "2"],
      [5, "country", "DE"],
    ]);
    expect(result.repeated).toEqual([4]);
    expect(result.arrivals).toHaveLength(1);
  });

  test("two people share an address", () => {
    expect(plan([HEADINGS, "Ada|info@example.org", "Bruno|info@example.org"]).arrivals).toHaveLength(2);
  });
});

describe("rows beside what is there", () => {
  test("who is registered so is left as they are; a second import changes nothing", () => {
    const result = plan([HEADINGS, "Àda esempio|ADA@example.org|IT|members||en"], {
      known: knowing(registration()),
    });
    expect(result).toMatchObject({ arrivals: [], changes: [], unchanged: 1 });
  });

  test("a row changes what it says and nothing else", () => {
    const known = knowing(registration({ affiliation: "Old", country: "DE", version: 7 }));
    const { changes } = plan([HEADINGS, "Ada Esempio|ada@example.org||guests|New|"], { known });
    expect(changes).toEqual([
      {
        line: 2,
        registrationId: "one",
        name: "Ada Esempio",
        version: 7,
        set: { affiliation: "New" },
        before: { affiliation: "Old" },
        category: { before: "members", after: "guests" },
        answers: {},
      },
    ]);
  });

  test("answers that differ", () => {
    const taken = offer({ questions: [question("train"), question("room")] });
    const known = knowing(registration({ answers: { "version of train": "9:30", "version of room": "12" } }));
    const rows = ["Name|E-mail|train|room", "Ada Esempio|ada@example.org|10:30|12"];
    expect(plan(rows, { taken, known }).changes[0]?.answers).toEqual({ "version of train": "10:30" });
  });

  test("who withdrew stays so, unless they came again", () => {
    const gone = registration({ id: "old", state: "withdrawn" });
    const rows = [HEADINGS, "Ada Esempio|ada@example.org|IT"];
    expect(plan(rows, { known: knowing(gone) })).toMatchObject({ arrivals: [], ended: [2] });
    expect(plan(rows, { known: knowing(gone, registration({ id: "new" })) })).toMatchObject({
      unchanged: 1,
      ended: [],
    });
  });

  test("the same human under an earlier address is met, and the address is not brought back", () => {
    const known = {
      registrations: [registration({ emailKey: "new@example.org" })],
      alike: {},
      persons: { [personKey({ email: "ada@example.org", fullName: "Ada Esempio" })]: "person" },
    };
    expect(plan([HEADINGS, "Ada Esempio|ada@example.org|IT"], { known })).toMatchObject({
      arrivals: [],
      unchanged: 1,
    });
  });

  test("what was agreed to is another thing when a record has changed since", () => {
    const rows = [HEADINGS, "Ada Esempio|ada@example.org|IT||New"];
    const hash = (version: number) => intakeHash(plan(rows, { known: knowing(registration({ version })) }));
    expect(hash(1)).toBe(hash(1));
    expect(hash(1)).not.toBe(hash(2));
  });
});
