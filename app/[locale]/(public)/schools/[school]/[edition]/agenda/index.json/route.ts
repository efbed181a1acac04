import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { buildSearchIndex } from "@/lib/agenda/rules/search-index";
import { answerFeed } from "@/lib/platform/http/feed";
import { isLocale } from "@/lib/platform/i18n/locales";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ locale: string; school: string; edition: string }> };

/** What the agenda's search over all days loads on first use: the released sessions in the reader's language. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, school, edition } = await params;
  const programme = isLocale(locale) ? await findProgramme(locale, school, edition) : null;
  return answerFeed(
    request,
    programme && JSON.stringify(buildSearchIndex(programme)),
    "application/json; charset=utf-8",
  );
}
