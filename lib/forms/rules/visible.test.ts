import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clause, type Condition, type Conditional, isConditional, visibleQuestions } from "./visible";

const NOWHERE = { category: null, mode: null };
const question = (key: string, condition: Condition = {}): Conditional => ({
  ...{ key, versionId: `version of ${key}`, condition },
});
const when = (...clauses: Clause[]): Condition => ({ match: "all", clauses });
const is = (question: string, ...values: string[]): Clause => ({
  ...{ about: "answer", question, is: "one-of", values },
});
const isNot = (question: string, ...values: string[]): Clause => ({
  ...{ about: "answer", question, is: "none-of", values },
});

const asked = (
  questions: readonly Conditional[],
  answers: Record<string, string | string[]>,
  circumstances: Parameters<typeof visibleQuestions>[1] = NOWHERE,
) => {
  const byVersion = Object.entries(answers).map(([key, value]) => [`version of ${key}`, value]);
  return visibleQuestions(questions, circumstances, Object.fromEntries(byVersion)).map(({ key }) => key);
};

describe("a question is asked", () => {
  test.each<[string, Condition, string | string[], boolean]>([
    ["without a condition", {}, "", true],
    ["after the answer it names", when(is("way", "bus")), "bus", true],
    ["after one of the answers it names", when(is("way", "bus", "boat")), "boat", true],
    ["not after another one", when(is("way", "bus")), "boat", false],
    ["not before there is one", when(is("way", "bus")), "", false],
    ["after one among several", when(is("way", "bus")), ["boat", "bus"], true],
    ["where what it excludes is not among several", when(isNot("way", "bus")), ["boat"], true],
    ["not where it is", when(isNot("way", "bus")), ["boat", "bus"], false],
    ["not where nothing was answered otherwise", when(isNot("way", "bus")), " ", false],
    ["after whatever answer", when({ about: "answer", question: "way", is: "answered" }), "on foot", true],
    ["not after a blank", when({ about: "answer", question: "way", is: "answered" }), [" ", ""], false],
    ["not on a question that nobody asks", when(is("gone", "bus")), "bus", false],
  ])("%s", (_, condition, answer, expected) => {
    expect(asked([question("way"), question("stop", condition)], { way: answer }).includes("stop")).toBe(
      expected,
    );
  });

  test.each<[Clause, string | null, string | null, boolean]>([
    [{ about: "category", is: "one-of", values: ["a", "b"] }, "b", null, true],
    [{ about: "category", is: "one-of", values: ["a", "b"] }, "c", null, false],
    [{ about: "category", is: "none-of", values: ["a"] }, "c", null, true],
    [{ about: "category", is: "none-of", values: ["a"] }, "a", null, false],
    [{ about: "category", is: "none-of", values: ["a"] }, null, null, false],
    [{ about: "category", is: "none-of", values: ["a"] }, "", null, false],
    [{ about: "mode", is: "one-of", values: ["online"] }, null, "online", true],
    [{ about: "mode", is: "one-of", values: ["online"] }, null, "on_site", false],
    [{ about: "mode", is: "one-of", values: ["online"] }, "online", null, false],
  ])("by how somebody takes part: %j of category %s, %s", (clause, category, mode, expected) => {
    expect(asked([question("stop", when(clause))], {}, { category, mode })).toHaveLength(expected ? 1 : 0);
  });

  test("where all of its clauses are so, or any of them", () => {
    const clauses = [is("way", "bus"), is("day", "friday")];
    const of = (match: "all" | "any", answers: Record<string, string>) =>
      asked([question("way"), question("day"), question("stop", { match, clauses })], answers).includes(
        "stop",
      );
    expect([of("all", { way: "bus" }), of("all", { way: "bus", day: "friday" })]).toEqual([false, true]);
    expect([of("any", { way: "bus" }), of("any", { day: "friday" }), of("any", {})]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("through others: what is not asked was not answered, also where something stands in it", () => {
    const chain = [
      question("way"),
      question("stop", when(is("way", "bus"))),
      question("why", when(is("stop", "north"))),
      question("else", when(isNot("stop", "north"))),
    ];
    expect(asked(chain, { way: "bus", stop: "north" })).toEqual(["way", "stop", "why"]);
    expect(asked(chain, { way: "boat", stop: "north" })).toEqual(["way"]);
    expect(asked(chain, { way: "bus", stop: "south" })).toEqual(["way", "stop", "else"]);
  });
});

const KEYS = ["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7"];
const VALUES = ["a", "b", "c"];
const subset = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 });
const clause = (above: readonly string[]): fc.Arbitrary<Clause> =>
  fc.oneof(
    fc.record({
      about: fc.constant("category"),
      is: fc.constantFrom("one-of", "none-of"),
      values: subset(VALUES),
    }),
    fc.record({
      about: fc.constant("mode"),
      is: fc.constant("one-of"),
      values: subset(["on_site", "online"]),
    }),
    ...(above.length > 0
      ? [
          fc.record({
            ...{ about: fc.constant("answer"), question: fc.constantFrom(...above) },
            ...{ is: fc.constantFrom("one-of", "none-of"), values: subset(VALUES) },
          }),
          fc.record({
            about: fc.constant("answer"),
            question: fc.constantFrom(...above),
            is: fc.constant("answered"),
          }),
        ]
      : []),
  ) as fc.Arbitrary<Clause>;
const condition = (above: readonly string[]): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.constant({}),
    fc.record({
      match: fc.constantFrom("all", "any"),
      clauses: fc.array(clause(above), { minLength: 1, maxLength: 3 }),
    }),
  );
const form = fc
  .tuple(...KEYS.map((_, index) => condition(KEYS.slice(0, index))))
  .map((conditions) => conditions.map((one, index) => question(KEYS[index] ?? "", one)));
const answers = fc.dictionary(
  fc.constantFrom(...KEYS),
  fc.oneof(fc.constantFrom("", " ", ...VALUES), fc.subarray(["", ...VALUES])),
);
const circumstances = fc.record({
  category: fc.constantFrom(null, ...VALUES),
  mode: fc.constantFrom(null, "on_site", "online"),
});

/** The same from the question's own end: whether it is asked, by looking up what it hangs on. */
function isAsked(
  questions: readonly Conditional[],
  one: Conditional | undefined,
  given: Record<string, string | string[]>,
  where: { category: string | null; mode: string | null },
): boolean {
  const { clauses = [], match } = one?.condition ?? {};
  if (!one || clauses.length === 0) return one !== undefined;
  const results = clauses.map((part) => {
    if (part.about !== "answer") {
      const chosen = where[part.about];
      if (chosen === null) return false;
      const named = (part.values as readonly string[]).includes(chosen);
      return part.is === "one-of" ? named : !named;
    }
    const on = questions.find(({ key }) => key === part.question);
    const texts = [given[part.question] ?? ""].flat().filter((text) => text.trim().length > 0);
    if (texts.length === 0 || !isAsked(questions, on, given, where)) return false;
    if (part.is === "answered") return true;
    const named = texts.filter((text) => part.values.includes(text)).length;
    return part.is === "one-of" ? named > 0 : named === 0;
  });
  return match === "any" ? results.includes(true) : !results.includes(false);
}

test("of random forms the same is asked as each question would say of itself", () => {
  let [hidden, conditional] = [0, 0];
  fc.assert(
    fc.property(form, answers, circumstances, (questions, given, where) => {
      const shown = asked(questions, given, where);
      expect(shown).toEqual(
        questions.filter((one) => isAsked(questions, one, given, where)).map(({ key }) => key),
      );
      hidden += questions.length - shown.length;
      conditional += questions.filter(isConditional).filter(({ key }) => shown.includes(key)).length;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(hidden, conditional)).toBeGreaterThan(200);
});

test("what stands in a question that is not asked changes nothing", () => {
  fc.assert(
    fc.property(form, answers, answers, circumstances, (questions, given, others, where) => {
      const shown = asked(questions, given, where);
      const beside = Object.entries(others).filter(([key]) => !shown.includes(key));
      expect(asked(questions, { ...given, ...Object.fromEntries(beside) }, where)).toEqual(shown);
    }),
    { numRuns: 500 },
  );
});
