import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { signInWords } from "@/components/people/get-sign-in-words";
import { LinkForm } from "@/components/people/link-form";
import { ButtonLink } from "@/components/ui/button";
import { findSignInLink } from "@/lib/people/queries/sign-in-link";
import { marksOf } from "@/lib/people/rules";
import { readBrowser } from "@/lib/platform/auth/browser";
import type { Locale } from "@/lib/platform/i18n/locales";

type Props = { params: Promise<{ locale: Locale; token: string }> };

/** What a link from a mail opens. Looking uses nothing up; the button does. */
export default async function LinkPage({ params }: Props) {
  const { locale, token } = await params;
  const [t, words, link] = await Promise.all([
    getTranslations("sign-in"),
    signInWords(),
    readBrowser().then((browser) => findSignInLink(token, marksOf(browser))),
  ]);
  const state = link === null ? "gone" : "other";
  return (
    <PublicPage locale={locale} path={`/sign-in/${token}`}>
      <main id="main" className="wrap narrow part">
        {link?.mine ? (
          <LinkForm
            token={token}
            language={locale}
            title={t("link.title")}
            submit={t("link.submit")}
            words={words}
            heading={
              <div className="ask-h1">
                <h1>{t("link.title")}</h1>
                <p className="lead above-4">{t("link.text", { email: link.emailKey })}</p>
                <p className="above-3 muted">{t("link.notYou")}</p>
              </div>
            }
          />
        ) : (
          <>
            <title>{t(`${state}.title`)}</title>
            <h1>{t(`${state}.title`)}</h1>
            <p className="lead above-4">{t(`${state}.text`)}</p>
            <p className="above-5">
              <ButtonLink href={`/${locale}/sign-in${link ? "?step=code" : ""}`}>
                {t(`${state}.button`)}
              </ButtonLink>
            </p>
          </>
        )}
      </main>
    </PublicPage>
  );
}
