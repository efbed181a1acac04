import fc from "fast-check";
import { expect, test } from "vitest";
import { StoredConditionSchema } from "./condition";
import { QuestionEditSchema } from "./question";

const ID = "0196d4a2-0000-7000-8000-000000000001";
const CLAUSE = { about: "answer", question: "way", is: "one-of", values: ["bus"] };
const of = (...clauses: unknown[]) => ({ match: "all", clauses });

test.each([
  {},
  of(CLAUSE),
  { match: "any", clauses: [CLAUSE, { about: "answer", question: "way", is: "answered" }] },
])("%j is stored", (condition) => {
  expect(StoredConditionSchema.parse(condition)).toEqual(condition);
});

test.each([
  ...[
    null,
    [],
    "all",
    1,
    { match: "all" },
    of(),
    { match: "none", clauses: [CLAUSE] },
    { clauses: [CLAUSE] },
  ],
  ...[of({ ...CLAUSE, values: [] }), of({ ...CLAUSE, values: "bus" }), of({ ...CLAUSE, values: [["bus"]] })],
  ...[of({ ...CLAUSE, is: "answered" }), of({ ...CLAUSE, about: "person" }), of({ ...CLAUSE, more: 1 })],
  ...[
    of({ ...CLAUSE, question: "a b" }),
    of({ ...CLAUSE, question: "" }),
    of({ about: "answer", is: "answered" }),
  ],
  ...[
    of({ about: "category", is: "one-of", values: ["members"] }),
    of({ about: "mode", is: "none-of", values: ["online"] }),
  ],
  ...[of({ about: "mode", is: "one-of", values: ["either"] }), of(of(CLAUSE)), { ...of(CLAUSE), nested: {} }],
  of(...Array.from({ length: 21 }, () => CLAUSE)),
  of({ about: "category", is: "one-of", values: Array.from({ length: 21 }, () => ID) }),
  JSON.parse('{"match":"all","clauses":[],"__proto__":{"clauses":[]}}'),
])("%j is not", (condition) => {
  expect(StoredConditionSchema.safeParse(condition).success).toBe(false);
});

const edit = (more: Record<string, unknown>) =>
  QuestionEditSchema.safeParse({
    ...{ school: "s", edition: "e", question: ID, version: "1", "label.en": "How?" },
    ...more,
  });

test("a form without lines asks everybody; blank lines are left out", () => {
  expect(edit({}).data).toMatchObject({ match: "all", clauses: [] });
  expect(edit({ match: "any", "clauses.0.says": "", "clauses.1.says": "is:way:bus" }).data).toMatchObject({
    match: "any",
    clauses: [{ says: "is:way:bus" }],
  });
});

test("whatever is sent as a line is one, or is refused at its place", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.anything()), (says) => {
      const read = edit({ "clauses.0.says": says });
      if (read.success || says === "") return;
      expect(read.error?.issues[0]?.path.slice(0, 1)).toEqual(["clauses"]);
    }),
  );
  for (const says of ["is:way", "__proto__", `category:${ID}x`])
    expect(edit({ "clauses.0.says": says }).success).toBe(false);
});
