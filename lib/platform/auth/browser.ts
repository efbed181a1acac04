import "server-only";
import { cookies } from "next/headers";
import { settings } from "../env";
import { randomToken, secretHash, secretHashes } from "../secrets";
import {
  ASKED_SECONDS,
  askedCookieName,
  BROWSER_SECONDS,
  browserCookieName,
  cookieOptions,
  KNOWN_SECONDS,
  knownCookieName,
  SESSION_SECONDS,
  sessionCookieName,
} from "./cookies";
import { findProof, withProof } from "./known-browser";

/** What a browser brought along. */
export interface KnownBrowser {
  /** Hash of its mark; null when it has none. */
  browserHash: string | null;
  /** The same with the secret before, while APP_SECRET is being changed. */
  formerHash?: string | undefined;
  /** The raw token of the session it has. */
  earlierToken: string | null;
}

/** What this browser brought along. */
export async function readBrowser(): Promise<KnownBrowser> {
  const jar = await cookies();
  const mark = jar.get(browserCookieName(settings().publicUrl))?.value;
  const [browserHash = null, formerHash] = mark ? secretHashes(mark) : [];
  return {
    browserHash,
    formerHash,
    earlierToken: jar.get(sessionCookieName(settings().publicUrl))?.value ?? null,
  };
}

/** Marks this browser as the one that asks for a link; only in an action. A mark it has already holds on. */
export async function markBrowser(): Promise<string> {
  const jar = await cookies();
  const name = browserCookieName(settings().publicUrl);
  const known = jar.get(name)?.value;
  const mark = known && /^[A-Za-z0-9_-]{43}$/.test(known) ? known : randomToken();
  jar.set(name, mark, cookieOptions(settings().publicUrl, BROWSER_SECONDS));
  return secretHash(mark);
}

/** Remembers which address a mail was sent to, for the page that takes its code; only in an action. */
export async function rememberAsked(email: string): Promise<void> {
  const { publicUrl } = settings();
  (await cookies()).set(askedCookieName(publicUrl), email, cookieOptions(publicUrl, ASKED_SECONDS));
}

/** The address this browser asked a mail for a moment ago. */
export async function readAsked(): Promise<string | null> {
  return (await cookies()).get(askedCookieName(settings().publicUrl))?.value ?? null;
}

/** What names this browser among those that have signed in with an address; null for a stranger's. */
export async function readProof(email: string): Promise<string | null> {
  const jar = await cookies();
  return findProof(jar.get(knownCookieName(settings().publicUrl))?.value, email, new Date());
}

/** Lets this browser forget every address it has signed in with; only in an action. */
export async function forgetProofs(): Promise<void> {
  (await cookies()).set(knownCookieName(settings().publicUrl), "", cookieOptions(settings().publicUrl, 0));
}

/**
 * Gives this browser its session, and remembers that it has proven the address; only in an action.
 * @param email the address or key that was proven
 */
export async function openSession(token: string, email: string): Promise<void> {
  const jar = await cookies();
  const known = knownCookieName(settings().publicUrl);
  jar.set(
    known,
    withProof(jar.get(known)?.value, email, new Date()),
    cookieOptions(settings().publicUrl, KNOWN_SECONDS),
  );
  jar.set(
    sessionCookieName(settings().publicUrl),
    token,
    cookieOptions(settings().publicUrl, SESSION_SECONDS),
  );
  jar.set(browserCookieName(settings().publicUrl), "", cookieOptions(settings().publicUrl, 0));
  jar.set(askedCookieName(settings().publicUrl), "", cookieOptions(settings().publicUrl, 0));
}

/** Takes the session's cookie back; only in an action. */
export async function closeSession(): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(settings().publicUrl), "", cookieOptions(settings().publicUrl, 0));
}
