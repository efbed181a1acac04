import "server-only";
import { transaction } from "@/lib/platform/db/client";
import { type Result, refused } from "@/lib/platform/result";
import type { DraftScope } from "../access/draft";
import { judgeAnswers } from "../rules/answers";
import { asDraftContent, type Send } from "../schema/draft";
import { cancelDraftLinks } from "./drafts";
import { type Registered, type RegisterRefusal, register } from "./register";
import { remindAddress } from "./tell-registered";

type SendRefusal = RegisterRefusal | "faults" | "changed" | "unfinished";

/**
 * Sends a draft: what was answered is judged once more against what is asked now, then it takes the one way in. Sent
 * twice, or again after a cut, it gives the same answer. "unfinished" names the first page that is missing; the faults
 * of the last page come back as the detail of "faults".
 */
export async function sendDraft(scope: DraftScope, input: Send): Promise<Result<Registered, SendRefusal>> {
  const { organisationId, editionId } = scope.head;
  const participation = scope.terms.filter((term) => term.kind === "participation");
  const missing = participation.filter((term) => !input.agreed?.[term.id]);
  if (scope.draft && missing.length > 0)
    return refused("faults", Object.fromEntries(missing.map((term) => [`agreed.${term.id}`, "agree"])));
  return transaction(async (tx) => {
    const row = await tx.registration.findFirst({
      where: { organisationId, editionId, id: scope.registrationId },
    });
    if (!row) return refused("closed");
    const content = asDraftContent(row.draft);
    const judged = judgeAnswers(scope.questions, content.answers, new Set(content.agreed));
    if (row.state === "draft") {
      if (row.country === null && content.pages < 2) return refused("unfinished", { page: "cooperative" });
      if (!row.categoryId || content.pages < 3) return refused("unfinished", { page: "taking-part" });
      if (Object.keys(judged.faults).length > 0) return refused("changed", { page: "taking-part" });
    }
    const consents = new Map(scope.questions.map((question) => [question.versionId, question.consentId]));
    const sensitive = Object.keys(judged.answers).flatMap((versionId) => {
      const consentId = consents.get(versionId);
      return consentId ? [[versionId, consentId] as const] : [];
    });
    const result = await register(
      tx,
      {
        organisationId,
        editionId,
        draftId: row.id,
        origin: "form",
        fullName: row.fullName,
        email: row.email,
        language: row.language,
        affiliation: row.affiliation,
        country: row.country,
        categoryId: row.categoryId ?? "",
        mode: row.mode === "online" ? "online" : "on_site",
        answers: judged.answers,
        sensitive: Object.fromEntries(sensitive),
        terms: scope.terms.map((term) => term.id),
        another: input.another === "yes",
        tell: true,
      },
      { kind: "visitor" },
    );
    if (!result.ok && result.reason === "shared-address") {
      if (input.another !== "no") return refused("faults", { another: "choose" });
      await remindAddress(tx, { organisationId, editionId, email: row.email });
      return refused("already-registered");
    }
    if (result.ok) await cancelDraftLinks(tx, row.id);
    return result;
  });
}
