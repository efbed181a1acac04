import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { FindForm } from "@/components/programme/find-form";
import { SessionList } from "@/components/programme/session-list";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { findableSessions, findSessions, readFilter } from "@/lib/agenda/rules/find-sessions";
import type { Locale } from "@/lib/platform/i18n/locales";
import { notThere } from "../../../../../_not-there";

type Props = {
  params: Promise<{ locale: Locale; school: string; edition: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public.agenda"))("find") };
}

export default async function FindPage({ params, searchParams }: Props) {
  const [{ locale, school, edition }, query] = await Promise.all([params, searchParams]);
  const programme = await findProgramme(locale, school, edition);
  if (!programme) return notThere("page");
  const filter = readFilter((name) => (typeof query[name] === "string" ? query[name] : null));
  const found = new Set(findSessions(findableSessions(programme), filter).map((session) => session.id));
  const slots = programme.slots.filter((slot) => slot.sessionId && found.has(slot.sessionId));
  const t = await getTranslations("public.agenda");
  const path = `/schools/${programme.head.schoolSlug}/${programme.head.editionSlug}`;
  return (
    <PublicPage locale={locale} path={`${path}/agenda/find`} edition={programme.head}>
      <main id="main" className="wrap part">
        <h1>{t("find")}</h1>
        <FindForm
          programme={programme}
          filter={filter}
          action={`/${locale}${path}/agenda/find`}
          locale={locale}
        />
        <p className="h3 above-5" role="status">
          {t("found", { count: found.size })}
        </p>
        {found.size === 0 && (
          <p className="above-3">
            <a className="act" href={`/${locale}${path}/agenda/find`}>
              {t("clear")}
            </a>
          </p>
        )}
        <SessionList programme={programme} slots={slots} base={`/${locale}${path}`} locale={locale} />
      </main>
    </PublicPage>
  );
}
