import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { MyLogin, Registrations } from "@/components/people/me-parts";
import { getActor } from "@/lib/access/access";
import { mayFoundOrganisation } from "@/lib/organisations/policy";
import { hasDesk, listMySessions } from "@/lib/people/queries/my-sessions";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";
import { listMyRegistrations } from "@/lib/registration/queries/my-registrations";

type Props = { params: Promise<{ locale: Locale }> };

/** Mine, across organisations: registrations, and where I am signed in. */
export default async function MePage({ params }: Props) {
  const [{ locale }, actor] = await Promise.all([params, getActor()]);
  if (actor.kind === "visitor") redirect(`/${locale}/sign-in?to=/${locale}/me`);
  const [t, registrations, sessions, desk] = await Promise.all([
    getTranslations("me"),
    listMyRegistrations(actor, locale),
    listMySessions(actor),
    hasDesk(actor),
  ]);
  return (
    <PublicPage locale={locale} path="/me" signedIn>
      <title>{t("title")}</title>
      <main id="main" className="wrap part">
        <h1>{t("title")}</h1>
        <p className="lead above-4">{t("signedIn", { emails: actor.emails.join(", ") })}</p>
        {(desk || mayFoundOrganisation(actor, settings().newOrganisations)) && (
          <p className="above-3">
            <a className="sign" href={`/${locale}/organise`}>
              {t(desk ? "desk" : "organise")}
            </a>
          </p>
        )}
        <Registrations registrations={registrations} locale={locale} />
        <MyLogin sessions={sessions} locale={locale} />
      </main>
    </PublicPage>
  );
}
