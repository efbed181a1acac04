import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FormProvider } from "@/components/forms/form-context";
import type { KINDS } from "@/lib/forms/rules/kinds";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { controlOf } from "./question-controls";
import { Questions } from "./question-field";
import { limitErrors, limitWords } from "./question-limits";

type Kind = keyof typeof KINDS;

/** One question as the page without JavaScript has it. */
function draw(
  kind: Kind,
  { settings = {} as unknown, stored = "", error = null as string | null, locale = "en" as const } = {},
) {
  const t = translator(locale, "registration");
  const site = translator(locale, "site");
  const control = controlOf({ kind, settings }, { locale, t, site });
  const own = [{ value: "bus", label: "By bus" }];
  const choices = control.as === "choice" && control.options !== "own" ? control.options : own;
  const question = {
    versionId: "v1",
    key: "way",
    condition: {},
    control,
    label: "Your answer",
    hint: "As you like.",
    why: "So.",
    choices,
    consent: null,
    fileWords: { sent: "Sent", another: "Another", remove: "Take away" },
  };
  const form = {
    ...{ idPrefix: "", typed: null, stored: { "answers.v1": stored }, words: { errorPrefix: "Error:" } },
    errorOf: (name: string) => (name === "answers.v1" ? error : null),
  };
  return renderToStaticMarkup(
    createElement(
      FormProvider,
      { value: form },
      createElement(Questions, { questions: [question], whyTitle: "Why", onCondition: null }),
    ),
  );
}

describe("each kind is answered with the keys and the help a phone has for it", () => {
  test.each<[Kind, object, string, string[]]>([
    ["text", {}, "input", ['type="text"']],
    ["long_text", {}, "textarea", ['rows="3"']],
    ["number", {}, "input", ['type="text"', 'inputMode="numeric"']],
    ["number", { decimals: 1 }, "input", ['type="text"', 'inputMode="decimal"']],
    ["number", { min: -5 }, "input", ['type="text"']],
    ["date", {}, "input", ['type="date"']],
    ["time", {}, "input", ['type="time"']],
    ["region", {}, "input", ['autoComplete="address-level1"']],
    ["phone", {}, "input", ['type="tel"', 'autoComplete="tel"']],
    ["email", {}, "input", ['inputMode="email"', 'autoComplete="email"', 'spellCheck="false"']],
    ["web_address", {}, "input", ['inputMode="url"', 'autoComplete="url"']],
    ["country", {}, "select", ['autoComplete="country"']],
    ["language", {}, "select", ['autoComplete="language"']],
  ])("%s %j", (kind, settings, element, attributes) => {
    const html = draw(kind, { settings });
    const control = new RegExp(`<${element} [^>]*name="answers\\.v1"[^>]*>`).exec(html)?.[0] ?? "";
    for (const attribute of attributes) expect(control).toContain(attribute);
    if (kind === "number" && "min" in settings) expect(control).not.toContain("inputMode");
    expect(html).toContain('<label class="q" for="answers.v1">');
    expect(control).toContain('id="answers.v1"');
    expect(control).toContain('aria-describedby="answers.v1-hint"');
  });

  test.each<[Kind, string, number]>([
    ["choice", "radio", 1],
    ["choices", "checkbox", 1],
    ["yes_no", "radio", 2],
  ])("%s is a group of buttons", (kind, type, count) => {
    const html = draw(kind);
    expect(html).toContain("<fieldset");
    expect(html).toContain("<legend");
    expect([...html.matchAll(new RegExp(`type="${type}"`, "g"))]).toHaveLength(count);
  });

  test("a file is chosen from what is taken; what was sent is said, carried along, and may be taken away", () => {
    const empty = draw("file", { settings: { groups: ["pdf", "photo"] } });
    const [control = ""] = /<input [^>]*type="file"[^>]*>/.exec(empty) ?? [];
    for (const attribute of [
      'id="answers.v1"',
      'name="upload.v1"',
      'accept=".pdf,application/pdf,.jpg,image/jpeg',
    ])
      expect(control).toContain(attribute);
    expect(empty).toMatch(/<input type="hidden"[^>]* name="answers.v1" value=""/);
    expect(empty).not.toContain("Take away");
    const stored = "0192aa00-0000-7000-8000-000000000000/why-i-come.pdf";
    const sent = draw("file", { stored });
    expect(sent).toContain('Sent <b dir="auto">why-i-come.pdf</b>. Another');
    expect(sent).toContain(`name="answers.v1" value="${stored}"`);
    expect(sent).toMatch(/<input [^>]*name="without.v1"/);
  });

  test("a heading has a heading and nothing to answer", () => {
    const html = draw("heading");
    expect(html).toContain("<h2");
    expect(html).not.toMatch(/<(input|select|textarea|details)/);
  });
});

test("what is stored stands in its control again", () => {
  expect(draw("country", { stored: "IT" })).toMatch(/<option value="IT"[^>]* selected=""[^>]*>Italy</);
  expect(draw("language", { stored: "fur" })).toMatch(/<option value="fur"[^>]* selected=""[^>]*>Friulian</);
  expect(draw("yes_no", { stored: "no" })).toMatch(/value="no"[^>]*checked=""|checked=""[^>]*value="no"/);
  expect(draw("date", { stored: "2027-10-08" })).toContain('value="2027-10-08"');
});

test("an error is tied to its control", () => {
  const html = draw("phone", { error: "Enter a phone number" });
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('aria-describedby="answers.v1-hint answers.v1-fault"');
});

test.each(LOCALES)("limits are said before and after in %s", (locale) => {
  const t = translator(locale, "registration");
  const all = [
    { kind: "number", settings: { min: 1, max: 3 } },
    { kind: "number", settings: { min: 1 } },
    { kind: "number", settings: { max: 3 } },
    { kind: "date", settings: { min: "2027-10-08", max: "2027-10-10" } },
    { kind: "date", settings: { min: "2027-10-08" } },
    { kind: "date", settings: { max: "2027-10-10" } },
    { kind: "choices", settings: { min: 1, max: 3 } },
    { kind: "choices", settings: { min: 2, max: 2 } },
    { kind: "choices", settings: { max: 1 } },
    { kind: "text", settings: {} },
  ] as const;
  const told = all.map((question) => limitWords(question, t, locale).told);
  expect(new Set(told).size).toBe(all.length);
  expect(told.at(-1)).toBeNull();
  const question = { ...all[0], versionId: "v1" };
  const errors = limitErrors([question as never], t, locale);
  expect(errors["answers.v1:too-small"]).toContain("1");
  expect(errors["answers.v1:too-large"]).toContain("3");
  expect(errors["answers.v1:number"]).toBeUndefined();
});
