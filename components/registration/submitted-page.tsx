import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { Locale } from "@/lib/platform/i18n/locales";

/** What the link of a draft shows once it was sent; it opens nothing any more. */
export async function SubmittedPage({ locale, head }: { locale: Locale; head: EditionHead }) {
  const t = await getTranslations("registration");
  const title = t("sent.title");
  return (
    <>
      <title>{`${title}. ${head.title.text}`}</title>
      <h1 className="ask-h1">{title}</h1>
      <p className="lead">{t("sent.text")}</p>
      <p className="above-5">
        <ButtonLink href={`/${locale}/lost-link`} quiet>
          {t("closed.link")}
        </ButtonLink>
      </p>
    </>
  );
}
