import { editionCalendar } from "@/lib/agenda/feeds/calendar";
import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** The agenda to subscribe to. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { school, edition } = await params;
  const body = await editionCalendar(feedLanguage(request), school, edition);
  return answerFeed(request, body, "text/calendar; charset=utf-8", "agenda.ics");
}
