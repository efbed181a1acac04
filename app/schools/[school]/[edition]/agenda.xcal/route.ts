import { editionXcal } from "@/lib/agenda/feeds/calendar";
import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** The agenda for programs that read calendars as XML. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { school, edition } = await params;
  const body = await editionXcal(feedLanguage(request), school, edition);
  return answerFeed(request, body, "application/calendar+xml; charset=utf-8");
}
