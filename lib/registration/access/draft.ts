import "server-only";
import { cache } from "react";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { findRegisterForm } from "@/lib/forms/queries/register-form";
import { AppError } from "@/lib/platform/errors";
import { isLinkToken, linkToken, linkTokenId } from "@/lib/platform/secrets";
import type { DraftScope, PublishedScope, RegisterScope } from "../policy";
import { findLivingDraft } from "../queries/find-link";

/**
 * A published edition without its form: for programs, which bring all answers at once. From the cache.
 * @throws AppError("not-found")
 */
export async function requirePublishedEdition(
  locale: string,
  school: string,
  edition: string,
): Promise<PublishedScope> {
  const head = await findEditionHead(locale, school, edition);
  if (!head) throw new AppError("not-found");
  return { kind: "published", head };
}

/**
 * Anybody may register for a published edition: no account.
 * @throws AppError("not-found")
 */
export async function requireRegisterForm(
  locale: string,
  school: string,
  edition: string,
): Promise<RegisterScope> {
  const form = await findRegisterForm(locale, school, edition);
  if (!form) throw new AppError("not-found");
  return { kind: "register", ...form };
}

/**
 * The draft of a link. A raised link version, an erased or dead draft: not found.
 * @throws AppError("not-found")
 */
export const requireDraft = cache(async (locale: string, token: string): Promise<DraftScope> => {
  const id = linkTokenId(token);
  const row = id ? await findLivingDraft(id) : null;
  if (!id || !row || !isLinkToken(token, "draft-link", id, row.linkVersion)) throw new AppError("not-found");
  const form = await requireRegisterForm(locale, row.schoolSlug, row.editionSlug);
  return { ...form, kind: "draft", registrationId: id, draft: row.state === "draft" };
});

/** The address of one page of a draft. */
export function draftAddress(
  locale: string,
  head: { schoolSlug: string; editionSlug: string },
  draft: { registrationId: string; linkVersion: number },
  page: string,
): string {
  const token = linkToken("draft-link", draft.registrationId, draft.linkVersion);
  return `/${locale}/schools/${head.schoolSlug}/${head.editionSlug}/register/${token}/${page}`;
}
