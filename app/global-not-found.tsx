import "./linea.css";
import { fontClasses } from "@/components/layout/fonts";
import { Mark } from "@/components/layout/mark";
import { SITE_ICONS } from "@/components/layout/site-icons";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";

export const metadata = {
  title: translator("en", "public.frame")("notThere"),
  icons: SITE_ICONS,
  robots: { index: false },
};

/** An address that matches no route; the reader's language is unknown, so all of them. */
export default function GlobalNotFound() {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        <main className="wrap narrow part">
          <p>
            <Mark className="mark" />
          </p>
          {LOCALES.map((locale, place) => {
            const t = translator(locale, "public.frame");
            const Heading = place === 0 ? "h1" : "h2";
            return (
              <section key={locale} lang={locale} className="above-6">
                <Heading className={place === 0 ? "" : "h3"}>{t("notThere")}</Heading>
                <p className="above-2">{t("notThereText")}</p>
                <p className="above-2">
                  <a className="sign" href={`/${locale}`}>
                    {t("schools")}
                  </a>
                </p>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
