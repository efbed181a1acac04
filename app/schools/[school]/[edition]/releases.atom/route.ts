import { releasesFeed } from "@/lib/agenda/feeds/releases";
import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** What changed in the programme, release by release. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { school, edition } = await params;
  const body = await releasesFeed(feedLanguage(request), school, edition);
  return answerFeed(request, body, "application/atom+xml; charset=utf-8");
}
