import { getTranslations } from "next-intl/server";
import { langOf } from "@/components/ui/localised";
import type { ChangeLog, LoggedRelease } from "@/lib/agenda/queries/change-log";
import { countWords, placementWords } from "@/lib/agenda/rules/change-log";
import { formatDayAndTime, nameZone } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import styles from "./change-log.module.css";

interface ChangeLogProps {
  log: ChangeLog;
  locale: string;
  /** The address of the feed that says the same. */
  feed: string;
}

/** What was released, the newest first: its note, and what it changed. */
export async function ChangeLogView({ log, locale, feed }: ChangeLogProps) {
  const t = await getTranslations("public.changes");
  const { head, releases } = log;
  return (
    <main id="main" className="wrap part">
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead", { zone: nameZone(head.timeZone, locale) })}</p>
      {releases.map((release) => (
        <Release key={release.number} release={release} log={log} locale={locale} t={t} />
      ))}
      {log.earlier > 0 ? <p className="muted above-5">{t("earlier", { count: log.earlier })}</p> : null}
      <p className="above-6">
        <a className="act" href={feed} type="application/atom+xml">
          {t("feed")}
        </a>
      </p>
    </main>
  );
}

interface ReleaseProps {
  release: LoggedRelease;
  log: ChangeLog;
  locale: string;
  t: Texts<"public.changes">;
}

function Release({ release, log: { head, rooms }, locale, t }: ReleaseProps) {
  const { number, name, note, createdAt, lines, count } = release;
  const places = { rooms, timeZone: head.timeZone, language: locale };
  const base = `/${locale}/schools/${head.schoolSlug}/${head.editionSlug}`;
  return (
    <section
      id={`release-${number}`}
      data-release={number}
      className={styles.release}
      aria-labelledby={`release-${number}-name`}
    >
      <h2 id={`release-${number}-name`} dir="auto">
        {name}
      </h2>
      <p className="muted">
        <time dateTime={createdAt}>{formatDayAndTime(new Date(createdAt), head.timeZone, locale)}</time>
      </p>
      {note ? (
        <p className={styles.note} {...langOf(note)}>
          {note.text}
        </p>
      ) : null}
      <p data-told>{countWords(release, t)}</p>
      {lines.length > 0 ? (
        <ul className={`plain ${styles.lines}`}>
          {lines.map(({ session, ...line }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is rendered once, on the server
            <li key={index}>
              <span className={styles.kind}>{t(line.kind)}</span>
              <div>
                {session ? (
                  <a href={`${base}/sessions/${session.address}`} {...langOf(session.title)}>
                    {session.title.text}
                  </a>
                ) : (
                  t("gone")
                )}
                <p className="small muted">{placementWords(line, places, t)}</p>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {lines.length > 0 && count > lines.length ? (
        <p className="muted">{t("more", { count: count - lines.length })}</p>
      ) : null}
    </section>
  );
}
