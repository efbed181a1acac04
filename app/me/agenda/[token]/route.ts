import { AppError, statusOf } from "@/lib/platform/errors";
import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";
import { requireCalendarLink } from "@/lib/stars/access";
import { myCalendar } from "@/lib/stars/feeds";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** What somebody marked, to subscribe to: calendar programs know no cookie, only this address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token: file } = await params;
  try {
    const token = /^(.+)\.ics$/.exec(file)?.[1] ?? "";
    const body = await myCalendar(feedLanguage(request), await requireCalendarLink(token));
    return answerFeed(request, body, "text/calendar; charset=utf-8", "my-sessions.ics", true);
  } catch (error) {
    // An outage gets the page of outages.
    if (error instanceof AppError && error.code !== "unavailable")
      return new Response(null, { status: statusOf(error.code), headers: { "cache-control": "no-store" } });
    throw error;
  }
}
