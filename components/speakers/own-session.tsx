import { getTranslations } from "next-intl/server";
import type { FormWords } from "@/components/forms/form-words";
import facts from "@/components/layout/facts.module.css";
import { Localised, langOf, Typed } from "@/components/ui/localised";
import { SavedNote } from "@/components/ui/saved-note";
import { StateBadge } from "@/components/ui/state-badge";
import { formatLongDay, formatTimeRange } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MySession, SpeakerPage } from "@/lib/speakers/queries/my-page";
import type { ReplyAction, SpeakerRefusal } from "./form-words";
import { ReplyForm } from "./reply-form";
import styles from "./speaker-page.module.css";

interface OwnSessionProps {
  locale: Locale;
  page: SpeakerPage;
  session: MySession;
  saved: boolean;
  words: FormWords<SpeakerRefusal>;
  action: ReplyAction;
  hidden: Record<string, string>;
}

/** One session of a speaker: when, where, with whom, and whether they come. */
export async function OwnSession({ locale, page, session, saved, words, action, hidden }: OwnSessionProps) {
  const t = await getTranslations("speak");
  const { reply, closed, cancelled } = session;
  const open = !closed && !cancelled;
  const form = (
    <ReplyForm
      action={action}
      words={words}
      hidden={{ ...hidden, session: session.id }}
      idPrefix={`${session.id}-`}
      stored={{ reply: reply?.reply ?? "", words: reply?.words ?? "" }}
      submit={t("send")}
      texts={{
        reply: t("reply"),
        confirmed: t("confirmed"),
        declined: t("declined"),
        words: t("words"),
        optional: t("optional"),
        hint: t("words-hint"),
      }}
    />
  );
  return (
    <li className={styles.session} id={`session-${session.id}`}>
      <h2 className="h3" {...langOf(session.title)}>
        {session.title?.text ?? t("untitled")}
      </h2>
      {cancelled && <p className="tag tag--full above-3">{t("cancelled")}</p>}
      <dl className={facts.facts}>
        <div>
          <dt>{t("when")}</dt>
          <dd>
            <Times locale={locale} session={session} timeZone={page.timeZone} />
          </dd>
        </div>
        <div>
          <dt>{t("part")}</dt>
          <dd>{session.roles.map((role) => t(`role.${role}`)).join(", ")}</dd>
        </div>
        {session.people.length > 0 && (
          <div>
            <dt>{t("with")}</dt>
            <dd>
              {session.people.map(({ name, role }) => (
                <p key={`${name} ${role}`}>
                  <Typed>{name}</Typed> <span className="muted">{t(`role.${role}`)}</span>
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {reply && (
        <div className="above-4">
          {saved && <SavedNote>{t("saved")}</SavedNote>}
          <p>
            <StateBadge state={reply.reply} text={t(`state.${reply.reply}`)} />
          </p>
          {reply.words && (
            <p className="above-2">
              <span className="muted">{t("you-wrote")}</span> <Typed>{reply.words}</Typed>
            </p>
          )}
        </div>
      )}
      {open && !reply && form}
      {open && reply && (
        <details className={styles.change}>
          <summary>{t("change")}</summary>
          {form}
        </details>
      )}
      {closed && !cancelled && <p className="above-3">{t(`closed.${closed}`, { contact: page.contact })}</p>}
    </li>
  );
}

async function Times({
  locale,
  session,
  timeZone,
}: {
  locale: Locale;
  session: MySession;
  timeZone: string;
}) {
  const t = await getTranslations("speak");
  if (session.times.length === 0) return t("no-time");
  return session.times.map(({ startsAt, endsAt, room, released }) => (
    <p key={+startsAt}>
      <b>
        {formatLongDay(startsAt, timeZone, locale)}, {formatTimeRange(startsAt, endsAt, timeZone, locale)}
      </b>
      {room && (
        <>
          {" "}
          <Typed>{room.name}</Typed>
          {room.floor && (
            <>
              , <Localised text={room.floor} />
            </>
          )}
        </>
      )}
      {!released && !session.cancelled && (
        <>
          {" "}
          <span className="small muted">{t("provisional")}</span>
        </>
      )}
    </p>
  ));
}
