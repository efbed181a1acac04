import { getTranslations } from "next-intl/server";
import { SessionRoom } from "@/components/programme/session-room";
import { langOf } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import { formatDayAndTime, formatIsoDay } from "@/lib/platform/dates/format";
import { shownTime } from "@/lib/platform/dates/shown-time";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyPlaces as Content, MyPlace } from "@/lib/signups/queries/my-places";
import styles from "./my-places.module.css";
import { type PlaceAction, PlaceForm } from "./place-form";

interface MyPlacesProps {
  locale: Locale;
  content: Content;
  signUp: PlaceAction;
  leave: PlaceAction;
  hidden: Record<string, string>;
}

/** The sessions that one signs up for, each with how one stands there and what one can do. */
export async function MyPlaces(props: MyPlacesProps) {
  const { locale, content } = props;
  const { programme, places, confirmed } = content;
  const t = await getTranslations("session-places");
  const site = await getTranslations("public.agenda");
  const days = [...new Set(places.map(({ times }) => times[0]?.day ?? ""))];
  return (
    <>
      <title>{`${t("title")}. ${programme.head.title.text}`}</title>
      <h1 className="ask-h1">{t("title")}</h1>
      <p className="lead above-3">
        {places.length === 0 ? t("none") : confirmed ? t("lead") : t("confirmed")}
      </p>
      {days.map((day) => (
        <section key={day} className="above-6" aria-labelledby={`day-${day || "none"}`}>
          <h2 id={`day-${day || "none"}`}>{day ? formatIsoDay(day, locale) : site("listed")}</h2>
          <ul className={`plain ${styles.list}`}>
            {places
              .filter(({ times }) => (times[0]?.day ?? "") === day)
              .map((place) => (
                <Place key={place.session.id} {...props} place={place} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

async function Place(props: MyPlacesProps & { place: MyPlace }) {
  const { locale, content, place } = props;
  const { session, times, clash, own } = place;
  const { head, themes } = content.programme;
  const t = await getTranslations("session-places");
  const base = `/${locale}/schools/${head.schoolSlug}/${head.editionSlug}`;
  const line = themes.find(({ id }) => id === session.themeId)?.colour ?? "all";
  return (
    <li id={`session-${session.number}`} className={`rail ${styles.place} l-${line}`}>
      {times.map(({ startsAt, endsAt, day, room }) => (
        <p key={startsAt.getTime()} className={styles.when}>
          <time dateTime={startsAt.toISOString()}>{shownTime(startsAt, day, head.timeZone, locale)}</time>–
          <time dateTime={endsAt.toISOString()}>{shownTime(endsAt, day, head.timeZone, locale)}</time>
          {room && (
            <>
              {" · "}
              <SessionRoom room={room} base={base} />
            </>
          )}
        </p>
      ))}
      <h3 className="h4">
        <a href={`${base}/sessions/${session.address}`} {...langOf(session.title)}>
          {session.title.text}
        </a>
      </h3>
      <Standing locale={locale} timeZone={head.timeZone} place={place} />
      {clash.length > 0 && own !== "signed_up" && !place.closed && (
        <p className={styles.clash}>
          {t("clash", { title: clash.map(({ title }) => title.text).join(", ") })}{" "}
          {t(place.left === 0 || own ? "waitNote" : "swapNote")}
        </p>
      )}
      <Act {...props} />
    </li>
  );
}

/** How one stands there, and what is left. */
async function Standing({ locale, timeZone, place }: { locale: Locale; timeZone: string; place: MyPlace }) {
  const t = await getTranslations("session-places");
  const { own, rank, left, queue, closed, opensAt } = place;
  return (
    <p className={styles.standing}>
      {own === "signed_up" && <StateBadge state="confirmed" text={t("have")} />}
      {own === "waiting" && <StateBadge state="waitlisted" text={t("waiting", { rank: rank ?? 1 })} />}
      {closed === "not-open" && opensAt ? (
        <span>{t("opens", { when: formatDayAndTime(opensAt, timeZone, locale) })}</span>
      ) : closed && closed !== "no-places" && closed !== "not-open" ? (
        <span>{t(`why.${closed}`)}</span>
      ) : null}
      {!closed && own !== "waiting" && (
        <span className={left === 0 ? "tag tag--full" : "tag"}>
          {left === null ? t("free") : left === 0 ? t("full") : t("left", { left })}
        </span>
      )}
      {queue > 0 && <span className="muted">{t("queue", { count: queue })}</span>}
    </p>
  );
}

/** The one thing that can be done about it. */
async function Act({ content, place, signUp, leave, hidden }: MyPlacesProps & { place: MyPlace }) {
  const t = await getTranslations("session-places");
  const { session, own, left, closed, clash } = place;
  const refusals = {
    "no-places": t("refusals.no-places"),
    closed: t("refusals.closed"),
    "not-open": t("refusals.not-open"),
    cancelled: t("refusals.cancelled"),
    begun: t("refusals.begun"),
    "not-confirmed": t("refusals.not-confirmed"),
    overlap: t("refusals.overlap"),
  };
  const form = (act: "signUp" | "wait" | "leave" | "stop" | "swap", action: PlaceAction, more = {}) => (
    <PlaceForm
      action={action}
      hidden={{ ...hidden, session: `${session.number}`, ...more }}
      text={t(act)}
      name={t("with", { act: t(act), title: session.title.text })}
      quiet={act !== "signUp" && act !== "swap"}
      refusals={refusals}
      failed={t("failed")}
    />
  );
  if (own) return closed === "begun" ? null : form(own === "waiting" ? "stop" : "leave", leave);
  if (closed || !content.confirmed) return null;
  const swap = clash.length > 0 ? { swap: "on" } : {};
  if (left === 0) return form("wait", signUp, swap);
  return form(clash.length > 0 ? "swap" : "signUp", signUp, swap);
}
