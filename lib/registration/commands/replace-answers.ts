import "server-only";
import type { GivenAnswer } from "@/lib/forms/rules/carry-answers";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import type { Transaction } from "@/lib/platform/db/client";
import type { LinkScope } from "../policy";
import { findWithheldBefore, listUnasked } from "../queries/correction";
import type { HeldAnswer } from "../queries/given-answers";

/**
 * The questions that whoever holds the private link is asked: nothing sensitive while nobody has said whose the address is.
 * What was answered stays as it is, or whoever sends the form would learn of it by what it changes.
 */
export async function leaveWithheld(
  tx: Transaction,
  scope: LinkScope,
  questions: readonly AskedQuestion[],
): Promise<AskedQuestion[]> {
  const unasked = await listUnasked(tx, scope, await findWithheldBefore(tx, scope));
  return questions.filter(({ fieldId }) => !unasked.has(fieldId));
}

interface Answers {
  questions: readonly AskedQuestion[];
  given: readonly HeldAnswer[];
  /** What the form sent, by field version. */
  sent: Record<string, string | string[]>;
  /** What it left alone. */
  beside: readonly GivenAnswer[];
}

/**
 * Answers as they are given now; a sensitive one keeps its consent, or gets the new one. What is only wished for stays a
 * wish, and an answer that says the same as before was given then.
 */
export async function replaceAnswers(
  tx: Transaction,
  scope: Pick<LinkScope, "organisationId" | "registrationId">,
  row: { language: string },
  { questions, given, sent, beside }: Answers,
  now: Date,
): Promise<void> {
  const own = { organisationId: scope.organisationId, registrationId: scope.registrationId };
  const asked = new Map(questions.map((question) => [question.versionId, question]));
  await tx.answer.deleteMany({
    where: { ...own, fieldVersionId: { notIn: beside.map(({ versionId }) => versionId) } },
  });
  const kept = await tx.consent.findMany({
    where: { ...own, withdrawnAt: null },
    select: { id: true, termVersionId: true },
  });
  const consents = new Map(kept.map((consent) => [consent.termVersionId, consent.id]));
  const needed = new Set(Object.keys(sent).flatMap((versionId) => asked.get(versionId)?.consentId ?? []));
  for (const termVersionId of needed) {
    if (consents.has(termVersionId)) continue;
    const consent = await tx.consent.create({
      data: { ...own, termVersionId, language: row.language, givenAt: now, agreedAt: now },
      select: { id: true },
    });
    consents.set(termVersionId, consent.id);
  }
  // A consent with nothing left to consent to is over.
  await tx.consent.updateMany({
    where: {
      ...own,
      withdrawnAt: null,
      termVersion: { term: { kind: "sensitive" } },
      termVersionId: { notIn: [...needed, ...beside.flatMap(({ consentId }) => consentId ?? [])] },
    },
    data: { withdrawnAt: now },
  });
  const rows = Object.entries(sent).map(([fieldVersionId, value]) => {
    const question = asked.get(fieldVersionId);
    const before = given.filter(({ fieldId }) => fieldId === question?.fieldId);
    const wished = before.flatMap((answer) => answer.wished);
    const same = before.find((answer) => JSON.stringify(answer.value) === JSON.stringify(value));
    return {
      ...{ ...own, fieldVersionId, value },
      wished: answerTexts(value).filter((option) => wished.includes(option)),
      consentId: consents.get(question?.consentId ?? "") ?? null,
      answeredAt: same?.answeredAt ?? now,
    };
  });
  if (rows.length > 0) await tx.answer.createMany({ data: rows });
}
