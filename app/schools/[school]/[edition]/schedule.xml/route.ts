import { releasedSchedule } from "@/lib/interchange/feeds/schedule";
import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";
import { writeScheduleXml } from "@/lib/schedules/rules/write-schedule";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** The current release as frab and c3voc write schedules. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { school, edition } = await params;
  const schedule = await releasedSchedule(feedLanguage(request), school, edition, "schedule.xml");
  return answerFeed(request, schedule && writeScheduleXml(schedule), "application/xml; charset=utf-8");
}
