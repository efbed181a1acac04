import { schoolManifest } from "@/lib/agenda/feeds/web-manifest";
import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string }> };

/** What a school is on a home screen. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { school } = await params;
  const body = await schoolManifest(feedLanguage(request), school);
  return answerFeed(request, body, "application/manifest+json; charset=utf-8");
}
