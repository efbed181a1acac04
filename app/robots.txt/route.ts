import { settings } from "@/lib/platform/env";

export const dynamic = "force-dynamic";

/** Personal pages and the desk are nobody's search result; they refuse to be indexed too. */
const PRIVATE = ["organise", "me", "r", "sign-in", "lost-link", "speak", "door"];

/** What robots may read, and where the list of pages is. */
export function GET(): Response {
  const lines = [
    "User-agent: *",
    "Disallow: /api/",
    ...PRIVATE.map((page) => `Disallow: /*/${page}/`),
    ...PRIVATE.filter((page) => page !== "r").map((page) => `Disallow: /*/${page}$`),
    "Disallow: /*/schools/*/register",
    "",
    `Sitemap: ${settings().publicUrl}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
