import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { CORRECTION_LINK, isLinkToken, linkTokenId } from "@/lib/platform/secrets";
import type { CorrectionScope } from "../policy";
import { findCorrectionById } from "../queries/correction";

/**
 * The gate of /r/corrected/{token}: whoever had the address that an organiser replaced. What may still be done there is
 * judged by the command.
 * @throws AppError("not-found")
 */
export const requireCorrectionLink = cache(async (token: string): Promise<CorrectionScope> => {
  const id = linkTokenId(token);
  const row =
    id && isLinkToken(token, "correction", id, CORRECTION_LINK) ? await findCorrectionById(id) : null;
  if (!id || !row) throw new AppError("not-found");
  const { organisationId, registrationId, registration } = row;
  return {
    kind: "correction-link",
    actor: { kind: "link", id: registrationId },
    organisationId,
    editionId: registration.editionId,
    registrationId,
    linkVersion: null,
    correctionId: id,
    schoolSlug: registration.edition.school.slug,
    editionSlug: registration.edition.slug,
  };
});
