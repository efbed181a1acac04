import "server-only";
import { cookies } from "next/headers";
import { settings } from "../env";
import { randomToken, secretHash } from "../secrets";
import {
  ASKED_SECONDS,
  askedCookieName,
  BROWSER_SECONDS,
  browserCookieName,
  cookieOptions,
  SESSION_SECONDS,
  sessionCookieName,
} from "./cookies";

/** What this browser brought along: the hash of its mark, and the raw token of the session it has. */
export async function readBrowser(): Promise<{ browserHash: string | null; earlierToken: string | null }> {
  const jar = await cookies();
  const mark = jar.get(browserCookieName(settings().publicUrl))?.value;
  return {
    browserHash: mark ? secretHash(mark) : null,
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

/** Gives this browser its session; only in an action. */
export async function openSession(token: string): Promise<void> {
  const jar = await cookies();
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
