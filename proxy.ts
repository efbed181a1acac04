import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isLocale, negotiateLocale } from "@/lib/platform/i18n/locales";

/**
 * Two tasks, no gate: `/` goes to the reader's language, and live pages get a policy with a fresh nonce.
 * Who may see what is decided in lib/<noun>/access.ts, never here.
 */
export function proxy(request: NextRequest) {
  if (request.nextUrl.pathname === "/") {
    const locale = negotiateLocale(request.headers.get("accept-language"));
    return NextResponse.redirect(new URL(`/${locale}`, process.env.PUBLIC_URL ?? request.url), {
      status: 307,
      headers: { vary: "Accept-Language" },
    });
  }
  if (!isLocale(request.nextUrl.pathname.split("/", 2)[1])) return NextResponse.next();
  const nonce = randomBytes(16).toString("base64");
  const development = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${isFramed(request) ? "'self'" : "'none'"}`,
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", isBlankForm(request) ? "private, no-cache" : "private, no-store");
  return response;
}

/** The preview of a form at the desk shows the form's pages in a frame as wide as a phone; no other page is in any. */
function isFramed({ nextUrl }: NextRequest): boolean {
  return /^\/\w\w\/organise\/[^/]+\/[^/]+\/form\/preview\/./.test(nextUrl.pathname);
}

/**
 * The first page of a registration holds nobody's words yet. A browser may keep it as it was left, so that "Back" without
 * JavaScript leads to the same form, whose key finds the draft that it began; one drawn anew would begin a second.
 */
function isBlankForm({ method, nextUrl }: NextRequest): boolean {
  return method === "GET" && /^\/\w\w\/schools\/[^/]+\/[^/]+\/register$/.test(nextUrl.pathname);
}

/** Next reads this without running it, so it lets any two letters in; which of them are languages is asked above. */
export const config = {
  matcher: [
    "/",
    "/:locale([a-z][a-z])/schools/:school/:edition/register/:path*",
    "/:locale([a-z][a-z])/schools/:school/:edition/agenda/find",
    "/:locale([a-z][a-z])/practices/find",
    "/:locale([a-z][a-z])/(r|speak|lost-link|me|organise|door|sign-in|verify)/:path*",
    "/:locale([a-z][a-z])/(lost-link|me|organise|sign-in)",
  ],
};
