import { sitemap } from "@/lib/agenda/feeds/sitemap";
import { answerFeed } from "@/lib/platform/http/feed";

export const dynamic = "force-dynamic";

/** The list of sitemaps; `?of=` one of them. */
export async function GET(request: Request): Promise<Response> {
  const body = await sitemap(new URL(request.url).searchParams.get("of"));
  return answerFeed(request, body, "application/xml; charset=utf-8");
}
