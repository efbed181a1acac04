import { getTranslations } from "next-intl/server";
import { Cost } from "@/components/registration/cost";
import { JoinDays } from "@/components/registration/join-days";
import { langOf } from "@/components/ui/localised";
import { formatDayRange } from "@/lib/platform/dates/format";
import { formatCountry } from "@/lib/platform/i18n/countries";
import type { Locale } from "@/lib/platform/i18n/locales";
import { venueLines } from "@/lib/platform/venue-lines";
import type { MyRegistration } from "@/lib/registration/queries/my-registrations";
import styles from "./my-registrations.module.css";

/** My registrations as signs: what, when, where, how it stands, and the way in. */
export async function MyRegistrations({
  registrations,
  language,
}: {
  registrations: readonly MyRegistration[];
  language: Locale;
}) {
  const t = await getTranslations("me");
  return (
    <ul className={`plain ${styles.list}`}>
      {registrations.map((one) => (
        <li key={one.id} className={styles.one}>
          <p className="row above-3">
            <b className="tag">{t(`state.${one.cancelled ? "editionCancelled" : one.state}`)}</b>
            {one.reference && (
              <span className="sign muted">{t("reference", { reference: one.reference })}</span>
            )}
          </p>
          {one.schoolTitle && (
            <p className="over above-3" {...langOf(one.schoolTitle)}>
              {one.schoolTitle.text}
            </p>
          )}
          <h3 className="above-2" {...langOf(one.title)}>
            {one.title?.text ?? one.organisationName}
          </h3>
          <p className="sign above-2">{whenAndWhere(one, language)}</p>
          <p className="muted above-2">{t("as", { name: one.fullName })}</p>
          {one.over || one.cancelled ? null : (
            <>
              <Cost cost={one.cost} payment={one.payment} className="above-3" />
              <JoinDays days={one.joins} zone={one.timeZone} locale={language} heading="h4" />
            </>
          )}
          <p className="above-3">
            <a className="sign" href={one.href}>
              {t("open")}
              <span className="vh">, {one.title?.text ?? one.organisationName}</span>
            </a>
          </p>
          {one.hasAgenda && (
            <p className="above-3">
              <a className="sign" href={`${one.href}/agenda`}>
                {t("mySessions", { count: one.stars })}
                <span className="vh">, {one.title?.text ?? one.organisationName}</span>
              </a>
            </p>
          )}
          {one.hasPlaces && (
            <p className="above-3">
              <a className="sign" href={`${one.href}/sessions`}>
                {t("places")}
                <span className="vh">, {one.title?.text ?? one.organisationName}</span>
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function whenAndWhere({ firstDate, lastDate, city, country }: MyRegistration, language: string): string {
  const when = firstDate && lastDate ? formatDayRange(firstDate, lastDate, language) : "";
  const where = venueLines({ city, country: country && formatCountry(country, language) }).join(", ");
  return [when, where].filter(Boolean).join(" · ");
}
