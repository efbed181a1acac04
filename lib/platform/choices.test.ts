import { describe, expect, test } from "vitest";
import { findChosen, isTyped, tellApart, writeChoices } from "./choices";

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const person = (number: number, name: string, more = "") => ({ id: idOf(number), number, name, more });
const many = (count: number) => Array.from({ length: count }, (_, at) => person(at + 1, `Person ${at + 1}`));

const refusals = { unknown: "unknown", several: "several" };
const ask = (people: ReturnType<typeof tellApart>, ...texts: string[]) => {
  const { ids, fieldErrors } = findChosen(
    people,
    texts.map((typed, at) => ({ field: `people.${at}`, typed })),
    refusals,
  );
  return texts.map((typed, at) => fieldErrors[`people.${at}`] ?? Number(ids.get(typed)?.slice(-4)));
};

test("names that are alike are told apart by what else is known, then by their numbers; others stay as they are", () => {
  const people = tellApart([
    person(1, "Ada Rossi", "Coop Uno"),
    person(2, "ada  rossi", "Coop Due"),
    person(3, "Ada Rossi", "Coop Uno"),
    person(4, "Ada Rossi"),
    person(5, "Bo Berg", "Coop Uno"),
  ]);
  expect(people.map(({ words }) => words)).toEqual([
    "Ada Rossi, Coop Uno (1)",
    "ada  rossi, Coop Due",
    "Ada Rossi, Coop Uno (3)",
    "Ada Rossi (4)",
    "Bo Berg",
  ]);
});

describe("what is typed", () => {
  const people = tellApart([
    person(1, "Ada Rossi", "Coop Uno"),
    person(2, "Ada Rossi", "Coop Due"),
    person(3, "Zoë Ångström"),
    person(4, "Ada Rossi 2"),
    person(5, "!!!"),
    person(6, "???"),
  ]);

  test("is found by id, by its words, and in any spelling", () => {
    const texts = [
      idOf(2),
      "Ada Rossi, Coop Due",
      "ADA ROSSI coop due",
      "zoe angstrom",
      "Ada Rossi 2",
      "!!!",
    ];
    expect(ask(people, ...texts)).toEqual([2, 2, 2, 3, 4, 5]);
  });

  test("is refused where nobody or more than one is called so, never guessed", () => {
    expect(ask(people, "Ada Rossi", "ada rossi", "Ada", "", idOf(9), "…")).toEqual([
      "several",
      "several",
      "unknown",
      "unknown",
      "unknown",
      "unknown",
    ]);
  });

  test("is refused where its words could mean two, whoever was listed first", () => {
    const alike = [
      { id: idOf(1), words: "Ada (12)", also: ["Ada (12)"] },
      { id: idOf(2), words: "Ada (12)", also: ["Ada"] },
    ];
    for (const people of [alike, alike.toReversed()])
      expect(ask(people, "Ada (12)", "Ada")).toEqual(["several", 2]);
  });
});

test("every one of many, some of them alike, is found by the words that are suggested", () => {
  const rows = Array.from({ length: 300 }, (_, at) =>
    person(at + 1, ["Ada Rossi", "Ádá Rossi", "Bo", `Person ${at}`][at % 4] ?? "", at % 3 ? "Coop" : ""),
  );
  const people = tellApart(rows);
  expect(ask(people, ...people.map(({ words }) => words))).toEqual(rows.map(({ number }) => number));
});

test("a form holds ids where one looks through a list, and words where one types; other fields stay", () => {
  const [few, more] = [tellApart(many(50)), tellApart(many(51))];
  expect([isTyped(few), isTyped(more)]).toEqual([false, true]);
  const fields = { "people.0.speaker": idOf(7), "people.0.role": "chair", note: idOf(7), order: 3 };
  const isChoice = (field: string) => field.endsWith(".speaker");
  expect(writeChoices(fields, few, isChoice)).toEqual(fields);
  expect(writeChoices(fields, more, isChoice)).toEqual({ ...fields, "people.0.speaker": "Person 7" });
  const gone = { "people.0.speaker": idOf(99) };
  expect(writeChoices(gone, more, isChoice)).toEqual(gone);
});
