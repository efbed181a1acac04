import { expect, test } from "vitest";
import { readColumns } from "./people-view";

const QUESTION = "0198c0de-0000-7000-8000-000000000001";

test("columns are words, and answers to a question by its id", () => {
  expect(readColumns(`state,answer:${QUESTION},state,tags`)).toEqual(["state", `answer:${QUESTION}`, "tags"]);
});

test.each([
  `answer:${"-".repeat(36)}`,
  `answer:${"a".repeat(36)}`,
  `answer:${QUESTION}:${QUESTION}`,
  "answer:",
  "Answer",
  "",
])("%j is no column", (name) => expect(readColumns(`${name},state`)).toEqual(["state"]));
