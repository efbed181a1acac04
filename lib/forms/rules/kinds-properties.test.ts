import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldErrorsOf } from "@/lib/platform/form-data";
import { nestFields } from "@/lib/platform/form-fields";
import { AnswerSchema } from "../schema/answers";
import { type AskedField, judgeAnswers } from "./answers";
import { KINDS } from "./kinds";

const KIND_NAMES = Object.keys(KINDS) as Array<keyof typeof KINDS>;
const OPTIONS = ["bus", "train", "boat"].map((value) => ({ value }));

/** What people, programs and strangers send: right answers of every kind, nearly right ones, and anything. */
const given = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map(String),
  fc.double({ noNaN: false }).map(String),
  fc.stringMatching(/^ ?-?\d{1,3}([ .,]\d{1,3}){0,3}$/),
  fc.stringMatching(/^(\+|00)?[\d ()./–-]{3,20}$/),
  fc.stringMatching(/^\d{1,2}[:.h]\d{2}(:\d{2})?$/),
  fc.stringMatching(/^(19|20)\d\d-\d\d-\d\d$/),
  fc
    .date({ min: new Date("1890-01-01"), max: new Date("2210-01-01"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  fc.emailAddress(),
  fc.webUrl(),
  fc.domain(),
  fc.constantFrom(
    "yes",
    "NO",
    "bus",
    "it",
    "IT",
    "FUR",
    "xk",
    "javascript:alert(1)",
    "__proto__",
    "\u0000",
    "=1",
  ),
);
const sent = fc.oneof(
  given,
  fc.array(fc.oneof(given, fc.constantFrom("bus", "train", "boat")), { maxLength: 6 }),
);

const settings = fc.oneof(
  fc.constant({}),
  fc.record({
    min: fc.integer({ min: -9, max: 3 }),
    max: fc.integer({ min: 3, max: 900 }),
    decimals: fc.constantFrom(0, 1, 2),
  }),
  fc.record({ min: fc.constant("2000-01-01"), max: fc.constant("2100-01-01") }),
  fc.record({ min: fc.constant(1), max: fc.constant(2) }),
  fc.jsonValue(),
);

const asked = fc.record<AskedField>({
  versionId: fc.constant("0196d4a2-0000-7000-8000-000000000001"),
  key: fc.constant("way"),
  condition: fc.constant({}),
  kind: fc.constantFrom(...KIND_NAMES),
  options: fc.constant(OPTIONS),
  settings,
  required: fc.boolean(),
  sensitive: fc.constant(false),
  consentId: fc.constant(null),
});

const judge = (field: AskedField, value: string | string[]) =>
  judgeAnswers([field], { [field.versionId]: value }, new Set(), { category: null, mode: null });

test("what is stored is judged to be itself, also after it was written as JSON and read again", () => {
  let stored = 0;
  fc.assert(
    fc.property(asked, sent, (field, value) => {
      const { answers, fieldErrors } = judge(field, value);
      const kept = answers[field.versionId];
      if (kept === undefined) return;
      stored += 1;
      expect(fieldErrors).toEqual({});
      const read = JSON.parse(JSON.stringify(kept)) as string | string[];
      expect(read).toEqual(kept);
      expect(judge(field, read)).toEqual({
        answers: { [field.versionId]: kept },
        agreed: [],
        asked: new Set([field.versionId]),
        hidden: [],
        fieldErrors: {},
      });
    }),
    { numRuns: 5_000 },
  );
  expect(stored).toBeGreaterThan(500);
});

test("an answer is kept or it is wrong, and a blank one is neither unless it is needed", () => {
  fc.assert(
    fc.property(asked, sent, (field, value) => {
      const { answers, fieldErrors } = judge(field, value);
      const said = [value].flat().filter((part) => part.trim() !== "");
      const blank = said.length === 0;
      const outcome = { kept: field.versionId in answers, wrong: Object.keys(fieldErrors).length > 0 };
      // Where one answer is taken, several are not cut to one.
      if (said.length > 1 && !KINDS[field.kind].several)
        expect(outcome).toEqual({ kept: false, wrong: true });
      else if (!blank) expect(outcome.kept).toBe(!outcome.wrong);
      else expect(outcome).toEqual({ kept: false, wrong: field.required && field.kind !== "heading" });
    }),
    { numRuns: 3_000 },
  );
});

test("what comes through the form and what a program sends is read alike, and stored as no more than was allowed", () => {
  fc.assert(
    fc.property(asked, sent, (field, value) => {
      const name = `answers.${field.versionId}`;
      // A form repeats a name for each tick; its keys are flat and nested on the way in.
      const nested = nestFields({ [name]: value }) as { answers: Record<string, unknown> };
      const [byForm, byProgram] = [nested.answers[field.versionId], JSON.parse(JSON.stringify(value))].map(
        (one) => AnswerSchema.safeParse(one),
      );
      expect(byForm?.success).toBe(byProgram?.success);
      if (!byForm?.success || !byProgram?.success) {
        expect(byForm?.error && fieldErrorsOf(byForm.error)).toEqual(
          byProgram?.error && fieldErrorsOf(byProgram.error),
        );
        return;
      }
      const { answers } = judge(field, byForm.data);
      expect(judge(field, byProgram.data).answers).toEqual(answers);
      const longest = field.kind === "long_text" || field.kind === "web_address" ? 2_008 : 254;
      for (const text of [answers[field.versionId] ?? []].flat()) {
        expect(text.length).toBeLessThanOrEqual(longest);
        expect(text).toBe(text.trim());
        expect(text).not.toBe("");
      }
    }),
    { numRuns: 3_000 },
  );
});
