import { expect, test } from "vitest";
import { offer, question } from "../fixtures/offer";
import { sampleColumns } from "./column-samples";
import { readColumns } from "./columns";

const asked = offer({
  questions: [
    question("arrival", { kind: "date" }),
    question("hotel", { kind: "choice", options: [{ value: "sea", label: { en: "By the sea" } }] }),
  ],
});
const sample = (rows: string[], order: "day-first" | "month-first" | null = null) => {
  const lines = rows.map((row, at) => ({ line: at + 1, cells: row.split("|") }));
  const { columns, body } = readColumns(lines, asked, {});
  return sampleColumns(body, columns, asked, () => order).map(({ letter, target, cells }) => [
    letter,
    target,
    cells.map(({ kind, value }) => [kind, value]),
  ]);
};

test("the first different cells of each column as they are read, and as they stand where nobody reads it", () => {
  const rows = [
    "Name|E-mail|Country|Category|arrival|hotel|Room||",
    "Ada|ada@example.org|Italia|Guest|3/4/2027|By the sea|12||",
    "Bo|bo@example.org|Italia|Atlantis|#N/A|in a tent|12||",
    "Chiara|c@example.org|Atlantis||13/4/2027|sea|||",
    "Dino|d@example.org|||||||",
  ];
  const read = sample(rows, "month-first");
  expect(read).toEqual([
    [
      "A",
      "fullName",
      [
        ["text", "Ada"],
        ["text", "Bo"],
        ["text", "Chiara"],
      ],
    ],
    ["B", "email", expect.anything()],
    [
      "C",
      "country",
      [
        ["country", "IT"],
        [null, "Atlantis"],
      ],
    ],
    [
      "D",
      "category",
      [
        ["choice", "guests"],
        [null, "Atlantis"],
      ],
    ],
    [
      "E",
      "answer.arrival",
      [
        ["date", "2027-03-04"],
        [null, "#N/A"],
        [null, "13/4/2027"],
      ],
    ],
    [
      "F",
      "answer.hotel",
      [
        ["choice", "sea"],
        [null, "in a tent"],
        ["choice", "sea"],
      ],
    ],
    ["G", null, [["text", "12"]]],
  ]);
  // A day that could be read in two ways is not understood until it is said how.
  expect(sample(rows)[4]?.[2]).toContainEqual([null, "3/4/2027"]);
});
