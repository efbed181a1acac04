import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/files/picture";
import { Affiliation } from "@/components/ui/affiliation";
import { Localised, langOf, Typed } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { OutsideLink } from "@/components/ui/outside-link";
import type { Appearance } from "@/lib/agenda/queries/other-appearances";
import type { PublicSpeaker } from "@/lib/agenda/queries/public-programme";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { websiteWords } from "@/lib/programme/rules/websites";
import styles from "./speakers.module.css";

/** One person at one edition: who, from where, in which sessions. */
export async function SpeakerView({
  person,
  timeZone,
  elsewhere,
  base,
  locale,
}: {
  person: PublicSpeaker;
  timeZone: string;
  /** Other editions they were in the programme of. */
  elsewhere: readonly Appearance[];
  base: string;
  locale: string;
}) {
  const t = await getTranslations("public");
  return (
    <main id="main" className="wrap part narrow">
      <h1 dir="auto">{person.fullName}</h1>
      <p className="sign muted above-3">
        <Affiliation of={person} locale={locale} />
      </p>
      {person.face && (
        <figure className="above-4">
          <Picture picture={person.face} cut="face" sizes="17.5rem" first className={styles.portrait} />
          {person.face.credit && (
            <figcaption className="small muted">
              {t.rich("picture.credit", {
                credit: person.face.credit,
                name: (name) => <bdi>{name}</bdi>,
              })}
            </figcaption>
          )}
        </figure>
      )}
      {person.headline && (
        <p className="lead above-4" {...langOf(person.headline)}>
          {person.headline.text}
        </p>
      )}
      <Markdown above={1} text={person.biography} className="above-4" />
      {person.websites.length > 0 && (
        <ul className={`plain above-4 ${styles.websites}`} aria-label={t("people.websites")}>
          {person.websites.map((website, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rendered once; an address may stand there twice
            <li key={index}>
              <OutsideLink href={website.url}>
                <Typed>{websiteWords(website)}</Typed>
              </OutsideLink>
            </li>
          ))}
        </ul>
      )}
      <h2 className="above-6">{t("people.sessions")}</h2>
      <ul className="plain above-3">
        {person.sessions.map((session) => (
          <li key={session.id + session.role} className={styles.time}>
            <p>
              {session.slots.map(({ startsAt, room }) => (
                <span key={`${startsAt} ${room}`} className="sign">
                  {formatDayAndTime(new Date(startsAt), timeZone, locale)}
                  {room && ", "}
                  <Typed>{room}</Typed>
                </span>
              ))}
            </p>
            <p>
              <a className="h4 cond" href={`${base}/sessions/${session.address}`} {...langOf(session.title)}>
                {session.title.text}
              </a>{" "}
              <span className="sign muted">{t(`session.role.${session.role}`)}</span>{" "}
              {session.cancelled && <span className="tag">{t("agenda.cancelled")}</span>}
            </p>
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <>
          <h2 className="above-6">{t("people.elsewhere")}</h2>
          <ul className="plain above-3">
            {elsewhere.map(({ id, edition, address, sessions }) => (
              <li key={id} className={styles.time}>
                <p className="sign">
                  <a href={`/${locale}${address}`}>
                    <Localised text={edition.school} />, <Localised text={edition.title} />
                  </a>
                </p>
                <div>
                  {sessions.map((session) => (
                    <p key={session.address}>
                      <a href={`/${locale}${session.address}`} {...langOf(session.title)}>
                        {session.title.text}
                      </a>
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
