import { randomUUID } from "node:crypto";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { AskedQuestion, OfferedTerm } from "@/lib/forms/rules/register-form";
import { db } from "@/lib/platform/db/client";
import { beginDraft } from "@/lib/registration/commands/drafts";
import type { DraftScope, RegisterScope } from "@/lib/registration/policy";
import { namesOn } from "@/lib/registration/schema/applicant";
import type { Begin } from "@/lib/registration/schema/draft";
import { blankFields } from "../testing/newcomer";
import { makeAskingEntrance } from "./entrance";

export const CHIARA = {
  ...blankFields(namesOn("you")),
  locale: "en",
  fullName: "Chiara Esempio",
  email: "chiara@example.org",
  language: "it",
} as const;

/** A published edition with the standard form, and the proofs its gates would give. */
export async function makeForm(phase: RegisterScope["phase"] = "open") {
  const { ids, category } = await makeAskingEntrance();
  const terms = await db().termVersion.findMany({
    where: { term: { ...ids, kind: { not: "sensitive" } } },
    select: { id: true, number: true, term: { select: { kind: true } } },
  });
  const fields = await db().fieldVersion.findMany({
    where: { field: ids },
    include: { field: true },
    orderBy: { field: { order: "asc" } },
  });
  const questions = fields.map((version) => ({
    versionId: version.id,
    key: version.field.key,
    kind: version.field.kind,
    options: version.options,
    settings: version.settings,
    condition: version.condition,
    places: [],
    required: version.required,
    sensitive: version.sensitive,
    consentId: version.termVersionId,
  })) as unknown as AskedQuestion[];
  const scope = {
    kind: "register",
    head: { ...ids, mode: "on_site" } as EditionHead,
    phase,
    categories: [{ id: category.id }],
    questions,
    terms: terms.map(({ term, ...version }) => ({ ...version, kind: term.kind })) as unknown as OfferedTerm[],
  } as RegisterScope;
  const begin = (more: Partial<Begin> = {}) =>
    beginDraft(scope, { ...CHIARA, school: "s", edition: "e", key: randomUUID(), ...more });
  const draftScope = (registrationId: string, draft = true): DraftScope => ({
    ...scope,
    kind: "draft",
    registrationId,
    draft,
  });
  const asked = (key: string) => questions.find((question) => question.key === key) as AskedQuestion;
  const participation = terms.find(({ term }) => term.kind === "participation")?.id ?? "";
  return { ids, begin, draftScope, category, asked, participation };
}
