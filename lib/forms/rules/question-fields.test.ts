import { expect, test } from "vitest";
import { flatFields } from "@/lib/platform/form-fields";
import { NewQuestionSchema } from "../schema/question";
import { KINDS } from "./kinds";
import { optionsNeeded, questionFields, settingsOf } from "./question-fields";

type Kind = keyof typeof KINDS;

const typed = (more: Record<string, string>) =>
  NewQuestionSchema.parse({ school: "s", edition: "e", kind: "number", "label.en": "How far?", ...more });

test.each<[Kind, Record<string, string>, object | null]>([
  ["number", {}, {}],
  [
    "number",
    { "unit.en": "km", least: "1,5", most: "900", decimals: "1" },
    { unit: { en: "km" }, min: 1.5, max: 900, decimals: 1 },
  ],
  ["number", { least: "-3" }, { min: -3 }],
  ["number", { least: "3", most: "2" }, null],
  // Without a least number it is 0.
  ["number", { most: "-1" }, null],
  ["choices", { least: "1", most: "2", decimals: "1", "unit.en": "km" }, { min: 1, max: 2 }],
  ["choices", { least: "0" }, null],
  ["choices", { most: "1.5" }, null],
  ["date", { from: "2027-10-08", until: "2027-10-10" }, { min: "2027-10-08", max: "2027-10-10" }],
  ["date", { from: "2027-10-10", until: "2027-10-08" }, null],
  ["text", { least: "3", most: "2", from: "2027-10-10" }, {}],
])("settings of %s from %j", (kind, form, settings) => {
  expect(settingsOf(kind, typed(form))).toEqual(settings);
});

const row = (kind: Kind, settings: object) => ({
  ...{ kind, settings, label: { en: "Label" }, hint: {}, purpose: { it: "Perché" }, options: [] },
  ...{
    required: true,
    retentionDays: 30,
    readers: "owners" as const,
    condition: {},
    later: true,
    deadline: "2027-05-01",
  },
});

test.each<[Kind, Record<string, string>]>([
  ["number", { "unit.en": "km", least: "1.5", most: "900", decimals: "1" }],
  ["choices", { least: "1", most: "2" }],
  ["date", { from: "2027-10-08", until: "2027-10-10" }],
])("what is stored of %s fills the form that it came from", (kind, form) => {
  const filled = flatFields(questionFields(row(kind, settingsOf(kind, typed(form)) ?? {})));
  expect(filled).toMatchObject(
    Object.fromEntries(Object.keys(form).map((name) => [name, expect.anything()])),
  );
  const again = typed(
    Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, String(value)])),
  );
  expect(settingsOf(kind, again)).toEqual(settingsOf(kind, typed(form)));
  expect(again).toMatchObject({
    required: true,
    retentionDays: 30,
    readers: "owners",
    later: true,
    deadline: "2027-05-01",
    purpose: { it: "Perché" },
  });
});

test("options stand under their values", () => {
  const options = [{ value: "by-bus", label: { en: "By bus", it: "In autobus" } }];
  expect(flatFields(questionFields({ ...row("choice", {}), options }))).toMatchObject({
    "options.by-bus.label.en": "By bus",
    "options.by-bus.label.it": "In autobus",
  });
});

test("only choices need options", () => {
  const needing = (Object.keys(KINDS) as Kind[]).filter((kind) => optionsNeeded(kind) > 0);
  expect(needing.map((kind) => [kind, optionsNeeded(kind)])).toEqual([
    ["choice", 2],
    ["choices", 1],
  ]);
});

test.each([
  ["least", "1.234", "number"],
  ["least", "many", "number"],
  ["from", "2027-02-30", "date"],
  ["retentionDays", "366", "number"],
  ["retentionDays", "0", "number"],
  ["kind", "telepathy", null],
])("%s %j is refused", (name, value, code) => {
  const read = NewQuestionSchema.safeParse({
    ...{ school: "s", edition: "e", kind: "number", "label.en": "How far?" },
    [name]: value,
  });
  expect(read.success).toBe(false);
  expect(read.error?.issues[0]?.path).toEqual([name]);
  if (code) expect(read.error?.issues[0]?.message).toBe(code);
});
