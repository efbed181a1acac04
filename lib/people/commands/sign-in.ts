import "server-only";
import type { KnownBrowser } from "@/lib/platform/auth/browser";
import { proveAddress } from "@/lib/platform/auth/prove-address";
import { codeSecret } from "@/lib/platform/auth/sign-in-hash";
import { db } from "@/lib/platform/db/client";
import { spelledKey } from "@/lib/platform/email-spellings";
import { done, type Result, refused } from "@/lib/platform/result";
import { findSignInLink } from "../queries/sign-in-link";
import { marksOf } from "../rules";
import type { CodeUse, LinkUse } from "../schema/sign-in";
import { signInStore } from "./sign-in-store";

/** The raw session token for the cookie, the address that was proven, and where to go. */
export interface OpenedSession {
  token: string;
  email: string;
  goTo: string;
}

/** Signs in with a link. "gone": used, too old or never made; "other-browser": asked for in another one. */
export async function signInByLink(
  browser: KnownBrowser,
  { token, language }: LinkUse,
): Promise<Result<OpenedSession, "gone" | "other-browser">> {
  const link = await findSignInLink(token, marksOf(browser));
  if (!link) return refused("gone");
  if (!link.mine) return refused("other-browser");
  const signedIn = await proveAddress(signInStore({ ...browser, language }), link.emailKey, token);
  if (!signedIn) return refused("gone");
  const goTo = signedIn.redirectTo || (await startPage(signedIn, language));
  return done({ token: signedIn.token, email: link.emailKey, goTo });
}

/**
 * Signs in with the code of a mail, in any browser: the mail may be read on another device. "wrong-code" says nothing
 * about why: a mistyped digit, too old, too many guesses, nothing asked for.
 */
export async function signInByCode(
  browser: KnownBrowser,
  { email, code, language, to }: CodeUse,
): Promise<Result<OpenedSession, "wrong-code">> {
  const store = signInStore({ ...browser, language });
  const signedIn = await proveAddress(store, spelledKey(email), codeSecret(code));
  if (!signedIn) return refused("wrong-code");
  const goTo = to || signedIn.redirectTo || (await startPage(signedIn, language));
  return done({ token: signedIn.token, email, goTo });
}

/** Without a wish: organisers go to their desk, everybody else to their registrations. */
async function startPage({ loginId }: { loginId: string }, language: string): Promise<string> {
  const { administratorSince, _count } = await db().login.findUniqueOrThrow({
    where: { id: loginId },
    select: {
      administratorSince: true,
      _count: { select: { memberships: { where: { removedAt: null, acceptedAt: { not: null } } } } },
    },
  });
  return `/${language}/${administratorSince || _count.memberships > 0 ? "organise" : "me"}`;
}
