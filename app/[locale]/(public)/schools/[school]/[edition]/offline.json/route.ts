import { offlineEdition } from "@/lib/agenda/feeds/offline-edition";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { answerFeed } from "@/lib/platform/http/feed";
import { isLocale } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ locale: string; school: string; edition: string }> };

/** What a device keeps of an edition to open it without a network, in the reader's language. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, school, edition } = await params;
  const programme = isLocale(locale) ? await findProgramme(locale, school, edition) : null;
  const told =
    programme && isLocale(locale) && offlineEdition(programme, translator(locale, "public"), locale);
  return answerFeed(request, told ? JSON.stringify(told) : null, "application/json; charset=utf-8");
}
