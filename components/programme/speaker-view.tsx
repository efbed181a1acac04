import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/files/picture";
import { Affiliation } from "@/components/ui/affiliation";
import { langOf } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { PublicSpeaker } from "@/lib/agenda/queries/public-programme";
import styles from "./speakers.module.css";

/** One person at one edition: who, from where, in which sessions. */
export async function SpeakerView({
  person,
  base,
  locale,
}: {
  person: PublicSpeaker;
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
      <h2 className="above-6">{t("people.sessions")}</h2>
      <ul className="plain above-3">
        {person.sessions.map((session) => (
          <li key={session.id} className="above-2">
            <a className="h4 cond" href={`${base}/sessions/${session.address}`} {...langOf(session.title)}>
              {session.title.text}
            </a>{" "}
            <span className="sign muted">{t(`session.role.${session.role}`)}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
