import "server-only";
import { carriedAnswers } from "@/lib/forms/rules/carry-answers";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Reader } from "@/lib/platform/db/client";
import type { DraftContent } from "../schema/draft";

/**
 * What a draft answered, as a form of what is asked now shows it: an answer to an earlier wording stands in the newer question
 * where that takes it under the same consent, as behind the private link (decision 042). What does not fit is asked anew.
 */
export async function carriedContent(
  reader: Reader,
  form: Pick<RegisterForm, "head" | "questions">,
  content: DraftContent,
): Promise<DraftContent> {
  const current = new Set(form.questions.map(({ versionId }) => versionId));
  const answered = Object.keys(content.answers);
  if (answered.every((id) => current.has(id))) return content;
  const { organisationId, editionId } = form.head;
  const versions = await reader.fieldVersion.findMany({
    where: { organisationId, id: { in: answered }, field: { editionId } },
    select: { id: true, fieldId: true, number: true, termVersionId: true, readers: true },
  });
  const given = versions.map(({ id, termVersionId, ...version }) => ({
    ...{ ...version, versionId: id, consentId: termVersionId },
    value: content.answers[id] ?? "",
  }));
  return { ...content, answers: carriedAnswers(form.questions, given).answers };
}
