import fc from "fast-check";
import { expect, test } from "vitest";
import { type Clause, isConditional } from "@/lib/forms/rules/visible";
import { type Asked, type Codes, type Given, makeAsking } from "@/prisma/scenarios/conditional-form";
import { getDraft } from "../queries/draft";
import { nextPage, shownParts } from "../rules/form-pages";

/**
 * Random forms with pages, questions that hang on others, options that are full and questions that are asked later: somebody goes
 * from page to page and mends what each refuses; a program that sends the same is taken, and what was refused of one question it is
 * refused of, with the same code.
 */
const KINDS = ["yes_no", "choice", "choices", "text"] as const;
const VALUES = { yes_no: ["yes", "no"], choice: ["a", "b", "c"], choices: ["a", "b", "c"] } as const;
const RIGHT: Given = { yes_no: "yes", choice: "a", choices: ["a"], text: "words" };

const clauseOn = (key: string, kind: (typeof KINDS)[number]): fc.Arbitrary<Clause> =>
  kind === "text"
    ? fc.constant({ about: "answer", question: key, is: "answered" })
    : fc.record({
        ...{ about: fc.constant("answer" as const), question: fc.constant(key) },
        is: fc.constantFrom("one-of" as const, "none-of" as const),
        values: fc.subarray([...VALUES[kind]], { minLength: 1 }),
      });
const one = fc.record({
  kind: fc.constantFrom(...KINDS),
  required: fc.boolean(),
  full: fc.boolean(),
  time: fc.constantFrom("now", "now", "now", "now", "later"),
  page: fc.constantFrom(false, false, true),
  on: fc.option(fc.nat()),
  pick: fc.nat(),
});
const randomForm = fc.array(one, { minLength: 5, maxLength: 8 }).chain((parts) => {
  const asked: Array<fc.Arbitrary<Asked[]>> = parts.map((part, at) => {
    const { kind, required, full, time, page, on } = part;
    const key = `q${at}`;
    const above = parts.slice(0, at).flatMap((other, index) => (other.time === "now" ? [index] : []));
    const parent = on === null || above.length === 0 ? undefined : above[on % above.length];
    const condition =
      parent === undefined
        ? fc.constant({})
        : clauseOn(`q${parent}`, parts[parent]?.kind ?? "text").map((clause) => ({
            ...{ match: "all" as const, clauses: [clause] },
          }));
    return condition.map((on): Asked[] => [
      ...(page ? [{ key: `page${at}`, kind: "heading" as const, page: true as const }] : []),
      {
        ...{ key, kind, condition: on },
        // What everybody must answer and may run out is refused where it is written.
        required: required && !(full && (kind === "choice" || kind === "choices")),
        ...(full && (kind === "choice" || kind === "choices") ? { full } : {}),
        ...(time === "later" ? { later: true as const } : {}),
      },
    ]);
  });
  return fc.tuple(...asked).map((rows) => rows.flat());
});
const said = (kind: Asked["kind"]) =>
  kind === "text"
    ? fc.constantFrom("", " ", "words")
    : kind === "choices"
      ? fc.subarray(["a", "b", "c"])
      : fc.constantFrom("", ...VALUES[kind as "choice" | "yes_no"]);

test("page by page the form, a program and what is stored say the same of random forms", async () => {
  const tally = { mended: 0, pages: 0, full: 0, later: 0, stored: 0 };
  const numRuns = process.env.TESTS === "nightly" ? 20 : 3;
  for (const form of fc.sample(randomForm, { seed: 10, numRuns })) {
    const made = await makeAsking(() => form);
    const { questions, categories, visible, draft, send, sendPart, submit, program, stored } = made;
    const conditional = new Set(questions.filter(isConditional).map(({ key }) => key));
    const later = form.filter((question) => question.later).map(({ key }) => key);
    const kindOf = (key: string) => form.find((question) => question.key === key)?.kind ?? "text";
    const asked = form.filter(({ kind }) => kind !== "heading");
    const answers = fc.record(Object.fromEntries(asked.map(({ key, kind }) => [key, said(kind)])));
    for (const given of fc.sample(answers as fc.Arbitrary<Given>, { seed: 11, numRuns: 4 })) {
      const { id, slug } = categories.member;
      const scope = await draft();
      const now: Given = Object.fromEntries(Object.entries(given).filter(([key]) => !later.includes(key)));
      const before: Given = { ...now };
      const wrong: Codes = {};
      let page = "taking-part";
      for (let round = 0; page !== "check"; round += 1) {
        expect(round).toBeLessThan(40);
        const number = page === "taking-part" ? 1 : Number(page.replace("taking-part-", ""));
        const parts = shownParts(scope, await getDraft(scope));
        const own = new Set(parts[number - 1]?.questions.map(({ key }) => key));
        const shown = new Set(visible(now, id));
        const here = Object.fromEntries(
          Object.entries(now).filter(([key]) => own.has(key) && shown.has(key)),
        );
        const answer =
          number === 1
            ? await send(scope, id, here, conditional)
            : await sendPart(scope, number, here, conditional);
        if (answer === null || typeof answer === "string") {
          const row = await getDraft(scope);
          page = answer ?? nextPage(row.content.pages, shownParts(scope, row));
          tally.pages += 1;
          continue;
        }
        for (const [key, code] of Object.entries(answer)) {
          expect(own.has(key)).toBe(true);
          wrong[key] = code;
          now[key] = RIGHT[kindOf(key)] ?? "";
          tally.mended += 1;
          if (code === "full") tally.full += 1;
        }
      }
      const shown = visible(now, id);
      const right = Object.fromEntries(Object.entries(now).filter(([key]) => shown.includes(key)));
      const kept = await submit(scope);
      tally.stored += Object.keys(kept).length;
      const sent = await program(slug, right);
      expect(sent.refused).toBeNull();
      expect(await stored(sent.id)).toEqual(kept);
      for (const [key, code] of Object.entries(wrong)) {
        const again = await program(slug, { ...right, [key]: before[key] ?? "" });
        expect([key, again.refused?.[key]]).toEqual([key, code]);
      }
      // What is asked later is nothing that a registration says.
      for (const key of later) {
        expect(Object.keys(kept)).not.toContain(key);
        expect((await program(slug, { ...right, [key]: "words" })).refused).toEqual({
          [`${key}`]: "invalid",
        });
        tally.later += 1;
      }
    }
  }
  expect(Math.min(...Object.values(tally))).toBeGreaterThan(0);
}, 240_000);
