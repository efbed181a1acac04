import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Markdown } from "@/components/ui/markdown";
import type { Locale } from "@/lib/platform/i18n/locales";
import { PublicPage } from "./public-page";

const SECTIONS = {
  accessibility: ["aim", "known", "testing", "venue", "complain"],
  privacy: ["who", "what", "basis", "cookies", "logs", "howLong", "rights", "others"],
  legal: ["operator", "content", "licence"],
} as const;

/** A page of the installation itself: plain words in sections. */
export async function PlainPage({
  name,
  locale,
  values,
  children,
}: {
  name: keyof typeof SECTIONS;
  locale: Locale;
  values: { operator: string; contact: string };
  /** What follows the sections. */
  children?: ReactNode;
}) {
  const t = await getTranslations(`pages.${name}`);
  return (
    <PublicPage locale={locale} path={`/${name}`}>
      <main id="main" className="wrap part narrow">
        <h1>{t("title")}</h1>
        <p className="lead above-4">{t("intro")}</p>
        {SECTIONS[name].map((section) => (
          <section key={section} className="above-6" aria-labelledby={section}>
            <h2 id={section}>{t(`sections.${section}.title`)}</h2>
            <Markdown
              text={{ text: t(`sections.${section}.text`, values), lang: null }}
              className="above-3"
            />
          </section>
        ))}
        {children}
      </main>
    </PublicPage>
  );
}
