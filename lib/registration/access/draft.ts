import "server-only";
import { cache } from "react";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { isLinkToken, linkToken, linkTokenId } from "@/lib/platform/secrets";
import { type EditionHead, findEditionHead } from "@/lib/schools/queries/public-edition";
import { findRegisterForm, type RegisterForm } from "../queries/register-form";

/** Proof that an edition is published and has a form; whether it is taking registrations, its phase says. */
export interface RegisterScope extends RegisterForm {
  kind: "register";
}

/** Proof of holding the link of a draft, or of what became of it. */
export interface DraftScope extends RegisterForm {
  kind: "draft";
  registrationId: string;
  /** False once it was sent. */
  draft: boolean;
}

/** Proof that an edition is published; whether it takes registrations is judged inside the lock. */
export interface PublishedScope {
  kind: "published";
  head: EditionHead;
}

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
  const row = id
    ? await reading(async (db) =>
        db.registration.findFirst({
          where: {
            id,
            erasedAt: null,
            OR: [{ state: { not: "draft" } }, { expiresAt: { gt: await databaseClock(db) } }],
          },
          select: {
            state: true,
            linkVersion: true,
            edition: { select: { slug: true, school: { select: { slug: true } } } },
          },
        }),
      )
    : null;
  if (!id || !row || !isLinkToken(token, "draft-link", id, row.linkVersion)) throw new AppError("not-found");
  const form = await requireRegisterForm(locale, row.edition.school.slug, row.edition.slug);
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
