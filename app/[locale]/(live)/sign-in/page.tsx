import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { CodeStep, EmailStep } from "@/components/people/sign-in-steps";
import { getActor } from "@/lib/access/access";
import { MAIL_MINUTES } from "@/lib/people/rules";
import { readAsked } from "@/lib/platform/auth/browser";
import { ownPath } from "@/lib/platform/http/own-path";
import type { Locale } from "@/lib/platform/i18n/locales";

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Two steps on one address: the mail, then its code. Whoever is signed in already goes straight on. */
export default async function SignInPage({ params, searchParams }: Props) {
  const [{ locale }, query, actor] = await Promise.all([params, searchParams, getActor()]);
  const to = ownPath(query.to) ?? "";
  if (actor.kind === "login") redirect(to || `/${locale}/me`);
  const t = await getTranslations("sign-in");
  const again = to ? `?to=${encodeURIComponent(to)}` : "";
  return (
    <PublicPage locale={locale} path={`/sign-in${again}`}>
      <main id="main" className="wrap narrow part">
        {query.step === "code" ? (
          <CodeStep locale={locale} to={to} email={await readAsked()} minutes={MAIL_MINUTES} />
        ) : (
          <EmailStep locale={locale} to={to} />
        )}
        <p className="small muted above-6">
          {t("without")} <a href={`/${locale}/lost-link`}>{t("lost")}</a>
        </p>
      </main>
    </PublicPage>
  );
}
