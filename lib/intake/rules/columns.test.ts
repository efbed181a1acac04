import { describe, expect, test } from "vitest";
import { offer, question } from "../fixtures/offer";
import { columnsRefusal, mapColumns, readColumns, rememberColumns } from "./columns";

const lines = (...rows: string[]) => rows.map((row, at) => ({ line: at + 1, cells: row.split("|") }));
const targets = (rows: ReturnType<typeof lines>, remembered = {}, taken = offer()) =>
  readColumns(rows, taken, remembered).columns.map(({ target }) => target);

describe("what each column holds", () => {
  test.each([
    ["Name|E-Mail|Land", ["fullName", "email", "country"]],
    ["Nome|Cognome|Indirizzo e-mail|Ente", ["firstName", "lastName", "email", "affiliation"]],
    ["Prénom|Nom|Courriel|Téléphone", ["firstName", "lastName", "email", null]],
    ["Nombre y apellidos|Correo electrónico|Idioma", ["fullName", "email", "language"]],
    ["VORNAME|Nachname|E-Mail-Adresse|Kategorie", ["firstName", "lastName", "email", "category"]],
    ["Nome|E-mail|Note", ["fullName", "email", null]],
    ["  nom  complet |e_mail|", ["fullName", "email"]],
  ])("%s", (heading, expected) => {
    const found = targets(lines(heading, "a|b|c|d"));
    expect(found.slice(0, expected.length)).toEqual(expected);
  });

  test("titles above are passed over, and rows are counted from below the headings", () => {
    const rows = lines(
      "Participants of the school 2027",
      "as of 11 October",
      "Name|E-mail",
      "Ada|ada@example.org",
    );
    const { columns, body } = readColumns(rows, offer(), {});
    expect(columns.map(({ letter, heading, target }) => [letter, heading, target])).toEqual([
      ["A", "Name", "fullName"],
      ["B", "E-mail", "email"],
    ]);
    expect(body).toEqual([rows[3]]);
  });

  test("a heading merged over two rows, or over two columns with names of their own below", () => {
    expect(targets(lines("Participant||E-mail", "Nome|Cognome", "Ada|Esempio|ada@example.org"))).toEqual([
      "firstName",
      "lastName",
      "email",
    ]);
  });

  test("questions by their key or label in any language; what is called as one of ours is ours", () => {
    const taken = offer({ questions: [question("train"), question("name")] });
    expect(targets(lines("Name|E-mail|TRAIN|name in italiano"), {}, taken)).toEqual([
      "fullName",
      "email",
      "answer.train",
      "answer.name",
    ]);
  });

  test("as it was mapped before, also that it is not read; what is not asked any more is not read", () => {
    const rows = lines("Name|E-mail|Remarks|Old");
    const before = { remarks: "affiliation", "e mail": "", old: "answer.gone" };
    expect(targets(rows, before)).toEqual(["fullName", null, "affiliation", null]);
    const { columns } = readColumns(rows, offer(), {});
    const mapped = mapColumns(columns, ["fullName", "email", "country", "nonsense"], offer());
    expect(rememberColumns(mapped)).toEqual({
      name: "fullName",
      "e mail": "email",
      remarks: "country",
      old: "",
    });
  });

  test("of two columns called the same the first is read", () => {
    expect(targets(lines("Name|E-mail|Email"))).toEqual(["fullName", "email", null]);
  });

  test("questions that are called the same, in the order of the form; also as files of ours tell them apart", () => {
    const hotel = (key: string, it: string) => question(key, { label: { en: "Hotel", it } });
    const taken = offer({ questions: [hotel("hotel", "Albergo"), hotel("hotel-2", "Quale albergo?")] });
    const held = (heading: string, remembered = {}) => targets(lines(heading), remembered, taken).slice(2);
    expect(held("Name|E-mail|Hotel|hotel")).toEqual(["answer.hotel", "answer.hotel-2"]);
    expect(held("Name|E-mail|Hotel (2)|Hotel")).toEqual(["answer.hotel-2", "answer.hotel"]);
    expect(held("Name|E-mail|Quale albergo?|Albergo")).toEqual(["answer.hotel-2", "answer.hotel"]);
    // What was mapped comes back for each of them.
    const { columns } = readColumns(lines("Name|E-mail|Hotel|Hotel"), taken, {});
    expect(columns.map(({ heading }) => heading)).toEqual(["Name", "E-mail", "Hotel", "Hotel (2)"]);
    const mapped = mapColumns(columns, ["fullName", "email", "", "answer.hotel"], taken);
    expect(held("Name|E-mail|Hotel|Hotel", rememberColumns(mapped))).toEqual([null, "answer.hotel"]);
  });

  test("a question that is called as a column of ours, as files of ours tell it apart", () => {
    const taken = offer({
      questions: [question("name", { label: { en: "Name" } })],
      ownHeadings: new Map([["name", "fullName"]]),
    });
    expect(targets(lines("Name|E-mail|Name (2)"), {}, taken)).toEqual(["fullName", "email", "answer.name"]);
  });

  test("the way of taking part only where there is a choice", () => {
    expect(targets(lines("Name|E-mail|Mode"))).toEqual(["fullName", "email", null]);
    expect(targets(lines("Name|E-mail|Mode"), {}, offer({ mode: "either" }))[2]).toBe("mode");
  });

  test("headings that the language's own machinery knows are headings", () => {
    expect(targets(lines("__proto__|constructor|toString|Name|E-mail"))).toEqual([
      null,
      null,
      null,
      "fullName",
      "email",
    ]);
  });

  test("what a table can't be without", () => {
    const refusal = (heading: string, chosen: string[]) =>
      columnsRefusal(mapColumns(readColumns(lines(heading), offer(), {}).columns, chosen, offer()))?.reason;
    expect(refusal("a|b", ["fullName", "email"])).toBeUndefined();
    expect(refusal("a|b", ["lastName", "email"])).toBeUndefined();
    expect(refusal("a|b", ["firstName", "email"])).toBe("no-name");
    expect(refusal("a|b", ["fullName", ""])).toBe("no-email");
    expect(refusal("a|b|c", ["fullName", "email", "email"])).toBe("column-twice");
    expect(refusal("Ada Esempio|ada@example.org", ["fullName", "email"])).toBe("no-headings");
  });
});
