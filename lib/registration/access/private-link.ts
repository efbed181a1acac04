import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { isLinkToken, linkToken, linkTokenId } from "@/lib/platform/secrets";
import type { LinkScope } from "../policy";
import { findSubmittedRegistration } from "../queries/find-link";

/**
 * The gate of everything below /r/{token}. A raised link version, an erased registration, a draft: not found.
 * @throws AppError("not-found")
 */
export const requirePrivateLink = cache(async (token: string): Promise<LinkScope> => {
  const id = linkTokenId(token);
  const row = id ? await findSubmittedRegistration(id) : null;
  if (!id || !row || !isLinkToken(token, "private-link", id, row.linkVersion))
    throw new AppError("not-found");
  return {
    kind: "private-link",
    actor: { kind: "link", id },
    organisationId: row.organisationId,
    editionId: row.editionId,
    registrationId: id,
    linkVersion: row.linkVersion,
    schoolSlug: row.edition.school.slug,
    editionSlug: row.edition.slug,
  };
});

/** The address of a registration's own page. Whoever has it can see and change the registration. */
export function privateLinkAddress(locale: string, registrationId: string, linkVersion: number): string {
  return `/${locale}/r/${linkToken("private-link", registrationId, linkVersion)}`;
}
