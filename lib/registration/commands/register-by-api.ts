import "server-only";
import { findQuestions } from "@/lib/forms/queries/questions";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { findEarlier } from "@/lib/platform/db/once";
import type { FieldError } from "@/lib/platform/form-data";
import type { PublishedScope } from "../policy";
import { findOffer } from "../queries/offer";
import { applicantOf } from "../rules/applicant";
import type { ApiRegistration } from "../schema/api";
import { findRegistered, keepRegistered } from "./keep-registered";
import { type Registered, type RegisterRefusal, register } from "./register";

export type ApiOutcome =
  | { kind: "registered"; value: Registered }
  | { kind: "refused"; reason: Exclude<RegisterRefusal, "shared-address" | "category" | "sent"> | "erased" }
  | { kind: "field-errors"; fieldErrors: FieldError[] }
  | { kind: "key-reused" };

/**
 * Registers by the API: the same command as the form. A key makes it once: the same body again gets the first answer,
 * another body is refused. Another name under a known address is another person, as the caller said by sending it.
 */
export async function registerByApi(
  scope: PublishedScope,
  input: ApiRegistration,
  once: { key: string; body: string } | null,
): Promise<ApiOutcome> {
  const mark = once && { scope: `api:${scope.head.editionId}`, key: once.key, content: once.body };
  return transaction(async (tx) => {
    const earlier = mark ? await findEarlier(tx, mark) : null;
    if (earlier?.kind === "other-content") return { kind: "key-reused" };
    if (earlier?.kind === "answered") {
      const value = await findRegistered(tx, scope.head.organisationId, earlier.answer);
      return value ? { kind: "registered", value } : { kind: "refused", reason: "erased" };
    }
    const outcome = await registerOne(tx, scope, input);
    if (mark && outcome.kind === "registered") await keepRegistered(tx, mark, outcome.value);
    return outcome;
  });
}

async function registerOne(
  tx: Transaction,
  scope: PublishedScope,
  input: ApiRegistration,
): Promise<ApiOutcome> {
  const { organisationId, editionId } = scope.head;
  const offer = await findOffer(tx, scope.head, input.category);
  const questions = await findQuestions(tx, scope.head, Object.keys(input.answers ?? {}).length > 0);
  const fieldErrors: FieldError[] = [];
  if (!offer.categoryId)
    fieldErrors.push({ field: "category", code: offer.isAmbiguous ? "ambiguous" : "choose" });
  for (const term of offer.terms)
    if (term.kind === "participation" && !input.consents.includes(term.key))
      fieldErrors.push({ field: "consents", code: "agree" });
  if (scope.head.mode === "either" && !input.mode) fieldErrors.push({ field: "mode", code: "choose" });
  const answers = answersByVersion(questions, input, offer.terms, fieldErrors);
  if (fieldErrors.length > 0 || !offer.categoryId) return { kind: "field-errors", fieldErrors };
  const result = await register(
    tx,
    {
      organisationId,
      editionId,
      draftId: null,
      origin: "api",
      applicant: applicantOf(input),
      categoryId: offer.categoryId,
      mode: scope.head.mode === "either" ? (input.mode ?? "on_site") : scope.head.mode,
      answers: answers.values,
      sensitive: answers.sensitive,
      told: offer.terms.filter((term) => term.kind !== "sensitive").map((term) => term.versionId),
      another: true,
      tell: true,
    },
    { kind: "visitor" },
  );
  if (!result.ok) {
    if (result.reason === "category" || result.reason === "shared-address" || result.reason === "sent")
      return { kind: "field-errors", fieldErrors: [{ field: "category", code: "choose" }] };
    return { kind: "refused", reason: result.reason };
  }
  return { kind: "registered", value: result.value };
}

function answersByVersion(
  questions: Awaited<ReturnType<typeof findQuestions>>,
  input: ApiRegistration,
  terms: ReadonlyArray<{ key: string; versionId: string }>,
  fieldErrors: FieldError[],
) {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const given: Record<string, string | string[]> = {};
  for (const [key, value] of Object.entries(input.answers ?? {})) {
    const question = byKey.get(key);
    if (question) given[question.versionId] = value;
    else fieldErrors.push({ field: `answers.${key}`, code: "invalid" });
  }
  const agreed = new Set(
    terms.filter((term) => input.consents.includes(term.key)).map((term) => term.versionId),
  );
  const judged = judgeAnswers(questions, given, agreed);
  const nameOf = new Map(questions.map((question) => [question.versionId, question.key]));
  for (const [field, code] of Object.entries(judged.fieldErrors)) {
    const [what, id = ""] = field.split(".");
    fieldErrors.push(
      what === "agreed" ? { field: "consents", code } : { field: `answers.${nameOf.get(id) ?? id}`, code },
    );
  }
  const sensitive = questions.flatMap((question) =>
    question.consentId && judged.answers[question.versionId] !== undefined
      ? [[question.versionId, question.consentId] as const]
      : [],
  );
  return { values: judged.answers, sensitive: Object.fromEntries(sensitive) };
}
