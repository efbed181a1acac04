import { editionCalendar } from "@/lib/agenda/feeds/calendar";
import { answerCard } from "@/lib/agenda/feeds/card";
import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string; file: string }> };

/** One session for a calendar, `{number}-{words}.ics`, or where it is shared, `{number}.png`; the number decides. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { school, edition, file } = await params;
  const drawn = /^(\d{1,6})\.png$/.exec(file)?.[1];
  if (drawn) return answerCard(request, { school, edition, session: Number(drawn) });
  const number = /^(\d{1,6})(-[a-z0-9-]*)?\.ics$/.exec(file)?.[1];
  const body = number ? await editionCalendar(feedLanguage(request), school, edition, Number(number)) : null;
  return answerFeed(request, body, "text/calendar; charset=utf-8", `session-${number}.ics`);
}
