import "server-only";

/** A browser signed in may stay away this long … */
export const IDLE_DAYS = 14;
/** … and after this long proves its address again, however often it came. */
export const ABSOLUTE_DAYS = 90;

const DAY_SECONDS = 86_400;

function prefixed(publicUrl: string, name: string): string {
  // "__Host-" ties a cookie to this very host and needs https.
  return publicUrl.startsWith("https:") ? `__Host-${name}` : name;
}

/** The cookie that holds the raw login-session token. */
export function sessionCookieName(publicUrl: string): string {
  return prefixed(publicUrl, "convivio.session");
}

/** The cookie that ties a link to the browser that asked for it. */
export function browserCookieName(publicUrl: string): string {
  return prefixed(publicUrl, "convivio.browser");
}

/** The cookie that remembers, on this browser only, which address a mail was just sent to. */
export function askedCookieName(publicUrl: string): string {
  return prefixed(publicUrl, "convivio.asked");
}

/** The cookie by which a browser shows that it has signed in with an address before. */
export function knownCookieName(publicUrl: string): string {
  return prefixed(publicUrl, "convivio.known");
}

/** How every cookie of ours is set: unreadable for scripts, not sent along from other sites' forms. */
export function cookieOptions(publicUrl: string, maxAge: number) {
  return {
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure: publicUrl.startsWith("https:"),
    maxAge,
  };
}

export const SESSION_SECONDS = ABSOLUTE_DAYS * DAY_SECONDS;
/** Longer than any link holds. */
export const BROWSER_SECONDS = 3_600;
/** A school comes once a year. */
export const KNOWN_DAYS = 400;
export const KNOWN_SECONDS = KNOWN_DAYS * DAY_SECONDS;
/** As long as the code of a mail is worth typing. */
export const ASKED_SECONDS = 900;
