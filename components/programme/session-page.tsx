import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import styles from "@/components/layout/facts.module.css";
import { MaterialList } from "@/components/materials/material-list";
import { OfflinePart } from "@/components/offline/offline-part";
import { LivePart } from "@/components/ui/live-part";
import { langOf, Typed } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { Programme, ProgrammeSession, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import type { SessionPageContent } from "@/lib/agenda/queries/session-page";
import { timesOfSession } from "@/lib/agenda/rules/session-times";
import { spokenWords } from "@/lib/agenda/rules/spoken-words";
import { isSettled } from "@/lib/editions/rules/phases";
import { formatLongDay } from "@/lib/platform/dates/format";
import { dateInZone } from "@/lib/platform/dates/reader-zone";
import { shownRange } from "@/lib/platform/dates/shown-time";
import { translator } from "@/lib/platform/i18n/translator";
import { StarButton } from "./live/star-button";
import { PlacesPart } from "./places-part";
import { SessionAround } from "./session-around";
import { RoomPictures, SessionPicture } from "./session-pictures";
import { SessionRoom } from "./session-room";

/** A session: what it is, when and where, in which languages, with whom, and what it presents. */
export async function SessionPage({
  content,
  base,
  locale,
}: {
  content: SessionPageContent;
  base: string;
  locale: string;
}) {
  const { programme, session, practices, pictures, materials } = content;
  const t = await getTranslations("public");
  const { head } = programme;
  const theme = programme.themes.find((candidate) => candidate.id === session.themeId);
  const slots = timesOfSession(programme.slots, session);
  return (
    <main id="main" className={`wrap part narrow ${theme ? `l-${theme.colour}` : "l-all"}`}>
      <p className="over">{t(`session.kind.${session.kind}`)}</p>
      <h1 {...langOf(session.title)}>{session.title.text}</h1>
      {session.subtitle && (
        <p className="lead above-3" {...langOf(session.subtitle)}>
          {session.subtitle.text}
        </p>
      )}
      {session.cancelled && <p className="tag tag--full above-4">{t("session.cancelled")}</p>}
      {!isSettled(head.phase) && (
        <LivePart
          name="StarButton"
          part={StarButton}
          given={{
            edition: head.editionId,
            number: session.number,
            words: { mark: t("star.this"), kept: t("star.kept") },
          }}
        />
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{t("session.when")}</dt>
          <dd>
            {slots.length === 0 && t("session.noTime")}
            {slots.map((slot) => (
              <span key={slot.ordinal}>
                <b>
                  {formatLongDay(new Date(slot.startsAt), head.timeZone, locale)},{" "}
                  {timesOf(slot, head.timeZone, locale)}
                </b>{" "}
                <SessionRoom room={programme.rooms.find(({ id }) => id === slot.roomId)} base={base} />
              </span>
            ))}
          </dd>
        </div>
        {session.languages.length > 0 && (
          <div>
            <dt>{t("session.languages")}</dt>
            <dd>{spokenWords(session, translator(locale, "public"), locale)}</dd>
          </div>
        )}
        {theme && (
          <div>
            <dt>{t("session.theme")}</dt>
            <dd className="row">
              <span className="no">{theme.number}</span>
              <span {...langOf(theme.title)}>{theme.title.text}</span>
            </dd>
          </div>
        )}
        {session.signsUp && !session.cancelled && !isSettled(head.phase) && (
          <div>
            <dt>{t("places.title")}</dt>
            <dd>
              <span data-places={session.number} /> {t("places.behindLink")}
              <PlacesPart programme={programme} />
            </dd>
          </div>
        )}
        {session.noRecording && (
          <div>
            <dt>{t("session.recording")}</dt>
            <dd>{t("session.noRecording")}</dd>
          </div>
        )}
        {session.people.length > 0 && (
          <div>
            <dt>{t("session.people")}</dt>
            <dd>
              {session.people.map((person, index) => (
                <p className={index > 0 ? "above-2" : undefined} key={`${person.id}-${person.role}`}>
                  {person.role === "interpreter" ? (
                    <Typed>{person.fullName}</Typed>
                  ) : (
                    <a href={`${base}/speakers/${person.address}`}>
                      <Typed>{person.fullName}</Typed>
                    </a>
                  )}{" "}
                  <span className="muted">
                    {t(`session.role.${person.role}`)}
                    {person.affiliation && (
                      <>
                        , <Typed>{person.affiliation}</Typed>
                      </>
                    )}
                  </span>
                  <AlsoIn programme={programme} session={session} person={person} base={base} />
                </p>
              ))}
            </dd>
          </div>
        )}
        {practices.length > 0 && (
          <div>
            <dt>{t("session.practices")}</dt>
            <dd>
              {practices.map((practice) => (
                <p key={practice.id}>
                  <a href={`/${locale}${practice.address}`} {...langOf(practice.title)}>
                    {practice.title.text}
                  </a>
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <SessionPicture picture={pictures.find(({ sessionId }) => sessionId === session.id)} />
      <Markdown above={1} text={session.abstract} className="above-5" />
      {materials.length > 0 && (
        <section className="above-6" aria-labelledby="materials">
          <h2 id="materials" className="h3">
            {t("material.title")}
          </h2>
          <MaterialList materials={materials} />
        </section>
      )}
      <RoomPictures
        rooms={programme.rooms
          .filter((room) => slots.some(({ roomId }) => roomId === room.id))
          .map(({ id, name }) => ({ name, picture: pictures.find(({ roomId }) => roomId === id) }))}
      />
      <SessionAround programme={programme} session={session} base={base} locale={locale} />
      <p className="row above-6">
        <a className="sign" href={`${base}/agenda${slots[0] ? `/${slots[0].day}` : ""}`}>
          {t("agenda.back")}
        </a>
        {slots.length > 0 && (
          <a
            className="sign"
            href={`${base.replace(/^\/[a-z]+/, "")}/sessions/${session.address}.ics?lang=${locale}`}
          >
            {t("session.calendar")}
          </a>
        )}
      </p>
      <OfflinePart head={head} base={base} />
    </main>
  );
}

const MOST_OTHERS = 3;

/** The other sessions of somebody of this one; all of them are on their page. */
async function AlsoIn({
  programme,
  session,
  person,
  base,
}: {
  programme: Programme;
  session: ProgrammeSession;
  person: ProgrammeSession["people"][number];
  base: string;
}) {
  const others = programme.sessions.filter(
    ({ id, cancelled, people }) =>
      id !== session.id &&
      !cancelled &&
      people.some(({ id: other, role }) => other === person.id && role !== "interpreter"),
  );
  if (others.length === 0 || person.role === "interpreter") return null;
  const t = await getTranslations("public.session");
  return (
    <span className="small muted">
      {" "}
      {t("also")}{" "}
      {others.slice(0, MOST_OTHERS).map(({ id, address, title }, at) => (
        <Fragment key={id}>
          {at > 0 && ", "}
          <a href={`${base}/sessions/${address}`} {...langOf(title)}>
            {title.text}
          </a>
        </Fragment>
      ))}
    </span>
  );
}

function timesOf(slot: ProgrammeSlot, zone: string, locale: string): string {
  const start = new Date(slot.startsAt);
  return shownRange(start, new Date(slot.endsAt), dateInZone(start, zone), zone, locale);
}
