import { getMessages, getTranslations } from "next-intl/server";
import { ForgetLoginForm, SignOutEverywhereForm, SignOutForm } from "@/components/people/login-forms";
import { MyRegistrations } from "@/components/people/my-registrations";
import { ButtonLink } from "@/components/ui/button";
import type { MySession } from "@/lib/people/queries/my-sessions";
import { formatDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyRegistration } from "@/lib/registration/queries/my-registrations";
import styles from "./me.module.css";

/** What is coming, what is over; or that there is nothing, and why that may be. */
export async function Registrations({
  registrations,
  locale,
}: {
  registrations: readonly MyRegistration[];
  locale: Locale;
}) {
  const t = await getTranslations("me");
  if (registrations.length === 0) {
    return (
      <section className="above-6">
        <p>{t("empty.text")}</p>
        <p className="muted above-2">{t("empty.hint")}</p>
        <p className="above-4">
          <ButtonLink href={`/${locale}`}>{t("empty.button")}</ButtonLink>
        </p>
      </section>
    );
  }
  const parts = [
    { key: "coming", list: registrations.filter((one) => !one.over) },
    { key: "over", list: registrations.filter((one) => one.over) },
  ] as const;
  return parts.map(({ key, list }) =>
    list.length === 0 ? null : (
      <section key={key} className="above-7" aria-labelledby={key}>
        <h2 id={key}>{t(key)}</h2>
        <div className="above-4">
          <MyRegistrations registrations={list} language={locale} />
        </div>
      </section>
    ),
  );
}

/** Where I am signed in, and the ways out. */
export async function MyLogin({ sessions, locale }: { sessions: readonly MySession[]; locale: Locale }) {
  const t = await getTranslations("me");
  const form = { language: locale, answers: (await getMessages()).me.answers };
  const day = (instant: Date) => formatDay(instant, "UTC", locale);
  return (
    <section className="above-7 narrow" aria-labelledby="sessions">
      <h2 id="sessions">{t("sessions.title")}</h2>
      <ul className={`plain above-4 ${styles.browsers}`}>
        {sessions.map((session) => (
          <li key={session.id}>
            <b className="sign">{t(session.here ? "sessions.here" : "sessions.other")}</b>
            <span className="muted">
              {t("sessions.used", { start: day(session.createdAt), seen: day(session.lastSeenAt) })}
            </span>
          </li>
        ))}
      </ul>
      <SignOutForm {...form} submit={t("signOut")} />
      <p className="above-5">{t("everywhereHint")}</p>
      <SignOutEverywhereForm {...form} submit={t("everywhere")} />
      <details className="why above-6">
        <summary>{t("forget.title")}</summary>
        <p>{t("forget.text")}</p>
        <ForgetLoginForm {...form} submit={t("forget.submit")} confirm={t("forget.confirm")} />
      </details>
    </section>
  );
}
