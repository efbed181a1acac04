import { answerFeed } from "@/lib/platform/http/feed";
import { feedLanguage } from "@/lib/platform/http/feed-language";
import { findPlacesFile } from "@/lib/signups/feeds/places";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** Which sessions have few places left or none: what kept pages of the programme add to themselves. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { school, edition } = await params;
  const told = await findPlacesFile(feedLanguage(request), school, edition);
  return answerFeed(request, told && JSON.stringify(told), "application/json; charset=utf-8");
}
