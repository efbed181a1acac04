import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { findPublicSchool } from "@/lib/editions/queries/public-schools";
import { AppError } from "@/lib/platform/errors";
import { hasAlready } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";
import type { Card } from "@/lib/platform/lettering/card";
import { cardPicture } from "@/lib/platform/lettering/kept-card";
import { writable } from "@/lib/platform/lettering/lettering";
import { fingerprint } from "@/lib/platform/secrets";
import { findProgramme } from "../queries/public-programme";
import { editionCard, schoolCard, sessionCard } from "../rules/cards";

const HOUR = 3_600;

/** The card of a school, an edition or one of its sessions as a picture; 404 for what is not public. */
export async function answerCard(
  request: Request,
  { school, edition, session }: { school: string; edition?: string; session?: number },
): Promise<Response> {
  const locale = feedLanguage(request);
  if (edition === undefined) {
    const found = await findPublicSchool(locale, school);
    return answer(request, found && schoolCard(found, locale).card);
  }
  if (session === undefined) {
    const head = await findEditionHead(locale, school, edition);
    return answer(request, head && editionCard(head, locale).card);
  }
  const programme = await findProgramme(locale, school, edition);
  const found = programme?.sessions.find(({ number }) => number === session);
  return answer(request, programme && found ? sessionCard(programme, found, locale).card : null);
}

async function answer(request: Request, card: Card | null): Promise<Response> {
  if (!card)
    return new Response("Not found\n", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  // In a script that our letters don't have: the mark says more than a card without words.
  if (writable(card.title).length * 2 < card.title.length)
    return new Response(null, {
      status: 302,
      headers: { location: "/social.png", "cache-control": "no-store" },
    });
  const etag = `"${fingerprint(JSON.stringify(card)).slice(0, 27)}"`;
  const headers = { etag, "cache-control": `public, max-age=${HOUR}`, "access-control-allow-origin": "*" };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
  const drawn = await cardPicture(card).catch((error) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (!drawn)
    return new Response(null, { status: 503, headers: { "retry-after": "10", "cache-control": "no-store" } });
  return new Response(new Uint8Array(drawn), {
    headers: { ...headers, "content-type": "image/png", "content-length": String(drawn.length) },
  });
}
