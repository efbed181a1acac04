import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FormProvider } from "@/components/forms/form-context";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import type { Condition } from "@/lib/forms/rules/visible";
import { Questions } from "./question-field";

const question = (key: string, condition: Condition = {}) => ({
  ...{ key, versionId: `v-${key}`, condition },
  control: { as: "line", type: "text" } as const,
  ...{ label: `Question ${key}`, hint: null, why: null, choices: [], consent: null, fileWords: null },
});
const STOP: Condition = {
  match: "all",
  clauses: [{ about: "answer", question: "bus", is: "one-of", values: ["yes"] }],
};
const QUESTIONS = () => [
  question("bus"),
  question("stop", STOP),
  question("host", HOST),
  question("why", WHY),
];
const HOST: Condition = { match: "all", clauses: [{ about: "category", is: "one-of", values: ["guests"] }] };

const WHY: Condition = { match: "any", clauses: [{ about: "answer", question: "stop", is: "answered" }] };

/** The keys of what the page without JavaScript asks, and of what it sends as shown. */
function draw(stored: Record<string, string>, typed: Record<string, string> | null = null, fixed = {}) {
  const form = {
    ...{ idPrefix: "", typed, stored, words: { errorPrefix: "Error:" } },
    errorOf: () => null,
  };
  const html = renderToStaticMarkup(
    createElement(
      FormProvider,
      { value: form },
      createElement(Questions, {
        questions: QUESTIONS(),
        whyTitle: "Why",
        onCondition: { fixed, words: { more: "More", fewer: "Fewer" } },
      }),
    ),
  );
  const hidden = [...html.matchAll(/<fieldset[^>]* hidden="" disabled=""[^>]*>(.*?)<\/fieldset>/g)].map(
    ([, inside = ""]) => /name="answers\.v-(\w+)"/.exec(inside)?.[1],
  );
  const all = [...html.matchAll(/name="answers\.v-(\w+)"/g)].map(([, key]) => key);
  return { html, asked: all.filter((key) => !hidden.includes(key)) };
}

test("the page asks by what is stored", () => {
  expect(draw({}).asked).toEqual(["bus"]);
  expect(draw({ "answers.v-bus": "yes" }).asked).toEqual(["bus", "stop"]);
  expect(draw({ category: "guests" }).asked).toEqual(["bus", "host"]);
});

test("a page that comes as an answer asks by what was typed", () => {
  expect(draw({ "answers.v-bus": "yes" }, { "answers.v-bus": "no", category: "guests" }).asked).toEqual([
    "bus",
    "host",
  ]);
});

test("what the form does not ask is given to it", () => {
  expect(draw({}, null, { category: "guests" }).asked).toEqual(["bus", "host"]);
  expect(draw({ category: "guests" }, null, { category: "members" }).asked).toEqual(["bus"]);
});

test("each conditional question says that it was on the page, and none is a group of its own", () => {
  const { html } = draw({ "answers.v-bus": "yes" });
  expect(html).toContain('name="shown.v-stop"');
  expect(html).not.toContain('name="shown.v-bus"');
  expect([...html.matchAll(/<fieldset/g)]).toHaveLength([...html.matchAll(/role="presentation"/g)].length);
});

test("the page asks what the server judges", () => {
  const text = fc.constantFrom("", " ", "yes", "no");
  const values = fc.record({ bus: text, stop: text, host: text, why: text });
  fc.assert(
    fc.property(values, fc.constantFrom("", "guests", "members"), (given, category) => {
      const fields = QUESTIONS().map(({ key, versionId, condition }) => ({
        ...{ key, versionId, condition, kind: "text" as const, options: [], settings: {} },
        ...{ required: true, sensitive: false, consentId: null },
      }));
      const answers = Object.fromEntries(Object.entries(given).map(([key, value]) => [`v-${key}`, value]));
      const judged = judgeAnswers(fields, answers, new Set(), { category, mode: null });
      const stored = Object.fromEntries(
        Object.entries(answers).map(([id, value]) => [`answers.${id}`, value]),
      );
      expect(draw({ ...stored, category }).asked.map((key) => `v-${key}`)).toEqual([...judged.asked]);
    }),
  );
});
