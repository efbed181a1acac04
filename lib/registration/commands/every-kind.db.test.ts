import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { KINDS } from "@/lib/forms/rules/kinds";
import { db } from "@/lib/platform/db/client";
import { fieldErrorsOf } from "@/lib/platform/form-data";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeForm } from "@/prisma/scenarios/register-form";
import { linkScope } from "@/prisma/testing/scopes";
import type { PublishedScope } from "../policy";
import { ApiRegistrationSchema } from "../schema/api";
import { EnrolmentSchema } from "../schema/draft";
import { SelfServiceChangeSchema } from "../schema/self-service";
import { changeRegistration } from "./change-registration";
import { saveEnrolment } from "./drafts";
import { registerByApi } from "./register-by-api";
import { submitDraft } from "./submit-draft";

type Kind = keyof typeof KINDS;
type Sent = Partial<Record<Kind, string | string[]>>;

const RIGHT: Required<Sent> = {
  text: "The blue  one",
  long_text: "One\r\ntwo",
  number: "1 234,50",
  date: "2027-10-08",
  time: "9.30",
  choice: "bus",
  choices: ["train", "bus"],
  yes_no: "YES",
  country: "it",
  region: "Emilia-Romagna",
  language: "FUR",
  phone: "0039 02 1234567",
  email: "ada@example.org",
  web_address: "coop.example/we",
  // Sent by itself, before it is an answer: answer-files.db.test.ts.
  file: "",
  heading: "",
};

const STORED = {
  text: "The blue one",
  long_text: "One\ntwo",
  number: "1234.5",
  date: "2027-10-08",
  time: "09:30",
  choice: "bus",
  choices: ["train", "bus"],
  yes_no: "yes",
  country: "IT",
  region: "Emilia-Romagna",
  language: "fur",
  phone: "+39 02 1234567",
  email: "ada@example.org",
  web_address: "https://coop.example/we",
};

const OPTIONS = ["bus", "train", "boat"].map((value) => ({ value, label: { en: value } }));
const SETTINGS: Partial<Record<Kind, object>> = {
  number: { unit: { en: "km" }, min: 1, max: 2_000, decimals: 2 },
  date: { min: "2027-10-01", max: "2027-10-31" },
  choices: { min: 1, max: 2 },
};

/** A form that asks one question of each kind, under the kind's name, and the two ways to answer it. */
async function makeFormOfAllKinds() {
  const { ids, category, begin, draftScope } = await makeForm();
  await db().field.updateMany({ where: ids, data: { retiredAt: new Date() } });
  const edition = { organisationId: ids.organisationId, id: ids.editionId };
  for (const kind of Object.keys(KINDS) as Kind[])
    await makeQuestion(
      edition as never,
      { key: kind, kind },
      { options: OPTIONS, settings: SETTINGS[kind] ?? {} },
    );
  const questions = await listAskedQuestions(db(), ids, "en", ["en"]);
  const idOf = new Map(questions.map(({ key, versionId }) => [key, versionId]));
  const keyOf = new Map(questions.map(({ key, versionId }) => [versionId, key]));
  /** Codes by kind, of fields of a form. */
  const byKind = (codes: Array<[string, unknown]>) =>
    Object.fromEntries(
      codes.map(([field, code]) => {
        const name = field.replace(/^answers\./, "");
        return [keyOf.get(name) ?? name, code];
      }),
    );
  const flat = (sent: Sent) =>
    Object.fromEntries(Object.entries(sent).map(([kind, value]) => [`answers.${idOf.get(kind)}`, value]));
  const draft = async () => {
    const made = await begin({ key: randomUUID(), email: `form-${randomUUID()}@example.org` });
    if (!made.ok) throw new Error(made.reason);
    return { ...draftScope(made.value.registrationId), questions };
  };
  const byForm = async (scope: Awaited<ReturnType<typeof draft>>, sent: Sent) => {
    const parsed = EnrolmentSchema.safeParse({
      locale: "en",
      draft: "x".repeat(49),
      category: category.id,
      ...flat(sent),
    });
    if (!parsed.success) return byKind(fieldErrorsOf(parsed.error).map(({ field, code }) => [field, code]));
    const saved = await saveEnrolment(scope, parsed.data);
    return saved.ok
      ? null
      : saved.reason === "field-errors"
        ? byKind(Object.entries(saved.detail ?? {}))
        : saved.reason;
  };
  const api = { kind: "published", head: { ...ids, mode: "on_site", phase: "open" } } as PublishedScope;
  const byProgram = async (sent: Sent) => {
    const parsed = ApiRegistrationSchema.safeParse({
      fullName: "Ada Esempio",
      email: `program-${randomUUID()}@example.org`,
      language: "en",
      country: "IT",
      category: category.slug,
      consents: ["terms"],
      answers: sent,
    });
    const errors = parsed.success ? null : fieldErrorsOf(parsed.error);
    const outcome = parsed.success ? await registerByApi(api, parsed.data, null) : null;
    if (outcome?.kind === "registered") return { refused: null, id: outcome.value.registrationId };
    const told = errors ?? (outcome?.kind === "field-errors" ? outcome.fieldErrors : []);
    return { refused: byKind(told.map(({ field, code }) => [field, code])), id: "" };
  };
  const stored = async (registrationId: string) => {
    const rows = await db().answer.findMany({ where: { registrationId } });
    return Object.fromEntries(rows.map(({ fieldVersionId, value }) => [keyOf.get(fieldVersionId), value]));
  };
  return { ids, draft, byForm, byProgram, stored, flat };
}

test("an answer of every kind is stored the same by the form and by a program, and may be sent again as it is", async () => {
  const { ids, draft, byForm, byProgram, stored, flat } = await makeFormOfAllKinds();
  const scope = await draft();
  expect(await byForm(scope, RIGHT)).toBeNull();
  const sent = await submitDraft(scope, { locale: "en", draft: "", asked: false });
  expect(sent).toMatchObject({ ok: true });
  expect(await stored(scope.registrationId)).toEqual(STORED);

  const program = await byProgram(RIGHT);
  expect(program.refused).toBeNull();
  expect(await stored(program.id)).toEqual(STORED);

  const change = SelfServiceChangeSchema.parse({
    locale: "en",
    token: "x".repeat(49),
    version: String((await db().registration.findFirstOrThrow({ where: { id: program.id } })).version),
    fullName: "Ada Esempio",
    language: "en",
    affiliation: "",
    country: "IT",
    ...flat({ ...STORED, number: "12,5" }),
  });
  const link = linkScope(ids, program.id);
  expect(await changeRegistration(link, change)).toEqual({ ok: true, value: { dropped: [] } });
  expect(await stored(program.id)).toEqual({ ...STORED, number: "12.5" });
});

const WRONG = [
  "",
  " ",
  "0",
  "3000",
  "1e3",
  "1.000",
  "-1",
  "plane",
  "2027-09-30",
  "2027-11-01",
  "2027-02-30",
  "25:00",
  "Italy",
  "zz",
  "12",
  "javascript:alert(1)",
  "=HYPERLINK(1)",
  "a@b",
  "a\u0000b",
  "\u202Eabc",
  "x".repeat(250),
  "x".repeat(2_001),
  "__proto__",
];

test("whatever is sent, the form and a program are told the same of every question", async () => {
  const { draft, byForm, byProgram, stored } = await makeFormOfAllKinds();
  const scope = await draft();
  const value = (kind: Kind) => {
    const one = fc.oneof(fc.constantFrom(...WRONG), fc.constantFrom(...[RIGHT[kind]].flat()), fc.string());
    return fc.oneof(one, fc.array(one, { maxLength: 3 }));
  };
  const kinds = Object.keys(RIGHT) as Kind[];
  const form = fc.record(Object.fromEntries(kinds.map((kind) => [kind, value(kind)])), { requiredKeys: [] });
  const single = fc.constantFrom(...kinds).chain((kind) => value(kind).map((one) => ({ [kind]: one })));
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(form, single), async (sent: Sent) => {
      const refused = await byForm(scope, sent);
      const program = await byProgram(sent);
      expect(program.refused).toEqual(refused);
      if (refused !== null) return;
      accepted += 1;
      const row = await db().registration.findFirstOrThrow({ where: { id: scope.registrationId } });
      const drafted = Object.values((row.draft as { answers: object }).answers);
      expect(drafted.sort()).toEqual(Object.values(await stored(program.id)).sort());
    }),
    { numRuns: 80 },
  );
  expect(accepted).toBeGreaterThan(10);
  for (const [kind, wrong] of [
    ["number", "1e3"],
    ["heading", "hello"],
    ["choices", ["bus", "train", "boat"]],
  ] as const)
    expect(await byForm(scope, { ...RIGHT, [kind]: wrong })).toEqual(
      (await byProgram({ ...RIGHT, [kind]: wrong })).refused,
    );
});
