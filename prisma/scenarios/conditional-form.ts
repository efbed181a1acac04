import { randomUUID } from "node:crypto";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { type Clause, type Condition, visibleQuestions } from "@/lib/forms/rules/visible";
import { db } from "@/lib/platform/db/client";
import { changeRegistration } from "@/lib/registration/commands/change-registration";
import { saveEnrolment, savePart } from "@/lib/registration/commands/drafts";
import { registerByApi } from "@/lib/registration/commands/register-by-api";
import { submitDraft } from "@/lib/registration/commands/submit-draft";
import type { PublishedScope } from "@/lib/registration/policy";
import { getDraft } from "@/lib/registration/queries/draft";
import { ApiRegistrationSchema } from "@/lib/registration/schema/api";
import { EnrolmentSchema, QuestionsPageSchema } from "@/lib/registration/schema/draft";
import { SelfServiceChangeSchema } from "@/lib/registration/schema/self-service";
import { makeCategory, makeQuestion } from "../factories/registration";
import { linkScope } from "../testing/scopes";
import { makeForm } from "./register-form";

export type Given = Record<string, string | string[]>;
export type Codes = Record<string, unknown>;
/** A question as these tests make it. */
export interface Asked {
  key: string;
  kind: "yes_no" | "choice" | "choices" | "text" | "heading";
  /** Of a heading: it begins a page. */
  page?: true;
  required?: boolean;
  condition?: Condition;
  /** Asked behind the private link. */
  later?: true;
  /** Of a choice: nobody has a place in its option "b" any more. */
  full?: true;
}

const OPTIONS = ["a", "b", "c"].map((value) => ({ value, label: { en: value } }));
export const is = (question: string, ...values: string[]): Clause => ({
  ...{ about: "answer", question, is: "one-of", values },
});
export const onlyIf = (...clauses: Clause[]): Condition => ({ match: "all", clauses });

/** An edition with two categories that asks these questions and no others, and the ways to answer them. */
export async function makeAsking(make: (categories: { member: string; guest: string }) => Asked[]) {
  const { ids, category: member, begin, draftScope } = await makeForm();
  const edition = { organisationId: ids.organisationId, id: ids.editionId } as never;
  const guest = await makeCategory(edition, { slug: "guests" });
  await db().field.updateMany({ where: ids, data: { retiredAt: new Date() } });
  for (const { key, kind, page, required = false, condition = {}, later, full } of make({
    member: member.id,
    guest: guest.id,
  }))
    await makeQuestion(
      edition,
      { key, kind, laterSince: later ? new Date() : null },
      {
        options: OPTIONS.map((option) => (full && option.value === "b" ? { ...option, limit: 0 } : option)),
        ...{ required, condition: condition as object, settings: page ? { page } : {} },
      },
    );
  const all = await listAskedQuestions(db(), ids, "en", ["en"]);
  const questions = all.filter(({ laterSince }) => laterSince === null);
  const categories = { member, guest };
  const idOf = new Map(questions.map(({ key, versionId }) => [key, versionId]));
  const keyOf = new Map(questions.map(({ key, versionId }) => [versionId, key]));
  const byKey = (codes: Array<[string, unknown]>): Codes =>
    Object.fromEntries(
      codes.map(([field, code]) => [
        keyOf.get(field.replace("answers.", "")) ?? field.replace("answers.", ""),
        code,
      ]),
    );
  const named = (given: Given) =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [`answers.${idOf.get(key)}`, value]));
  const ticked = (keys: Iterable<string>) =>
    Object.fromEntries([...keys].map((key) => [`shown.${idOf.get(key)}`, "on"]));
  const visible = (given: Given, category: string) =>
    visibleQuestions(
      questions,
      { category, mode: "on_site" },
      Object.fromEntries(Object.entries(given).map(([key, value]) => [idOf.get(key) ?? "", value])),
    ).map(({ key }) => key);
  const draft = async () => {
    const made = await begin({ key: randomUUID(), email: `form-${randomUUID()}@example.org` });
    if (!made.ok) throw new Error(made.reason);
    const scope = draftScope(made.value.registrationId);
    return { ...scope, questions, categories: [{ id: member.id }, { id: guest.id }] as never };
  };
  type Draft = Awaited<ReturnType<typeof draft>>;
  /** The page of the questions, sent with some of them on it; null when it was taken. */
  const send = async (scope: Draft, category: string, given: Given, shown: Iterable<string>) => {
    const parsed = EnrolmentSchema.parse({
      ...{ locale: "en", draft: "x".repeat(49), category },
      ...named(given),
      ...ticked(shown),
    });
    const saved = await saveEnrolment(scope, parsed);
    if (saved.ok) return null;
    return saved.reason === "field-errors" ? byKey(Object.entries(saved.detail ?? {})) : { "": saved.reason };
  };
  /** A page of questions behind the first, sent with some of them on it; where its person goes on when it was taken. */
  const sendPart = async (scope: Draft, part: number, given: Given, shown: Iterable<string>, check = "") => {
    const parsed = QuestionsPageSchema.parse({
      ...{ locale: "en", draft: "x".repeat(49), part: String(part), check },
      ...named(given),
      ...ticked(shown),
    });
    const saved = await savePart(scope, parsed);
    if (saved.ok) return saved.value.page;
    return saved.reason === "field-errors" ? byKey(Object.entries(saved.detail ?? {})) : { "": saved.reason };
  };
  const submit = async (scope: Draft) => {
    const sent = await submitDraft(scope, { locale: "en", draft: "", asked: false });
    if (!sent.ok) throw new Error(sent.reason);
    return stored(scope.registrationId);
  };
  const stored = async (registrationId: string) => {
    const rows = await db().answer.findMany({ where: { registrationId } });
    return Object.fromEntries(rows.map(({ fieldVersionId, value }) => [keyOf.get(fieldVersionId), value]));
  };
  const api = { kind: "published", head: { ...ids, mode: "on_site", phase: "open" } } as PublishedScope;
  const program = async (category: string, answers: Given) => {
    const body = ApiRegistrationSchema.parse({
      ...{
        fullName: "Ada Esempio",
        email: `program-${randomUUID()}@example.org`,
        language: "en",
        country: "IT",
      },
      ...{ category, consents: ["terms"], answers },
    });
    const outcome = await registerByApi(api, body, null);
    if (outcome.kind === "registered") return { refused: null, id: outcome.value.registrationId };
    const told = outcome.kind === "field-errors" ? outcome.fieldErrors : [];
    return { refused: byKey(told.map(({ field, code }) => [field, code])), id: "" };
  };
  const change = async (registrationId: string, given: Given, shown: Iterable<string>) => {
    const row = await db().registration.findFirstOrThrow({ where: { id: registrationId } });
    const input = SelfServiceChangeSchema.parse({
      ...{ locale: "en", token: "x".repeat(49), version: String(row.version) },
      ...{ fullName: row.fullName, language: "en", affiliation: "", country: "IT" },
      ...named(given),
      ...ticked(shown),
    });
    const changed = await changeRegistration(linkScope(ids, registrationId), input);
    if (changed.ok) return changed.value;
    return byKey(Object.entries(changed.detail ?? {}));
  };
  const dropped = async (scope: Draft) =>
    (await getDraft(scope)).content.dropped.map((versionId) => keyOf.get(versionId));
  return {
    ids,
    questions,
    categories,
    visible,
    draft,
    send,
    sendPart,
    submit,
    stored,
    program,
    change,
    dropped,
  };
}
