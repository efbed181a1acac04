import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { FindPractices } from "@/components/practices/find-practices";
import { PracticeList } from "@/components/practices/practice-list";
import type { Locale } from "@/lib/platform/i18n/locales";
import { listAllPractices } from "@/lib/practices/queries/public-practices";
import { filterPractices, readPracticeFilter } from "@/lib/practices/rules/filter";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.practice");
  return { title: t("find"), robots: { index: false, follow: true } };
}

export default async function FindPracticesPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const filter = readPracticeFilter((name) => {
    const value = query[name];
    return typeof value === "string" ? value : null;
  });
  const [t, all] = await Promise.all([getTranslations("public.practice"), listAllPractices(locale)]);
  const found = filterPractices(all, filter);
  return (
    <PublicPage locale={locale} path="/practices/find">
      <main id="main" className="wrap part">
        <h1>{t("find")}</h1>
        <FindPractices practices={all} filter={filter} locale={locale} />
        <p className="h3 above-5" role="status">
          {t("found", { count: found.length })}
        </p>
        <p className="above-3">
          <a className="sign" href={`/${locale}/practices`}>
            {t("all")}
          </a>
        </p>
        <div className="above-6">
          <PracticeList practices={found} locale={locale} heading="h2" />
        </div>
      </main>
    </PublicPage>
  );
}
