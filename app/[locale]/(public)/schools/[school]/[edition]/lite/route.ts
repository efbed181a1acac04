import { liteAgenda, liteNotThere, litePage } from "@/components/lite/lite-page";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { settings } from "@/lib/platform/env";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";

// Kept like a page, and dropped by the same tags.
export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ locale: string; school: string; edition: string }> };

/** All days without a script: a route handler, because every page of the router brings its scripts along. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, school, edition } = await params;
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const programme = isLocale(asked) ? await findProgramme(locale, school, edition) : null;
  const t = translator(locale, "public");
  const page = programme
    ? litePage({
        locale,
        title: [t("agenda.title"), programme.head.title.text, programme.head.schoolTitle.text].join(" · "),
        index: !programme.head.example,
        canonical: `${settings().publicUrl}/${locale}/schools/${school}/${edition}/agenda`,
        body: liteAgenda(programme, t, locale),
      })
    : litePage({ locale, title: t("frame.notThere"), index: false, body: liteNotThere(t, locale) });
  return new Response(page, {
    status: programme ? 200 : 404,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=5, stale-while-revalidate=60",
    },
  });
}
