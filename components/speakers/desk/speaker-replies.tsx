import Link from "next/link";
import { getLocale } from "next-intl/server";
import { HistoryLink } from "@/components/desk/history-link";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import { Confirm } from "@/components/ui/confirm";
import { Icon } from "@/components/ui/icon";
import { Localised, Typed } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { endSpeakerLinkAction, inviteSpeakersAction, replyForAction } from "@/lib/speakers/actions/desk";
import type { getSpeakerReplies } from "@/lib/speakers/queries/desk";

interface SpeakerRepliesProps {
  scope: EditionScope;
  speaker: Awaited<ReturnType<typeof getSpeakerReplies>>;
}

/** One speaker's link and replies: an organiser sends it, ends it, and writes down what was said otherwise. */
export async function SpeakerReplies({ scope, speaker }: SpeakerRepliesProps) {
  const [t, language] = await Promise.all([fieldTexts("speaker-links"), getLocale()]);
  const { askedAt, recipient, asOf } = speaker;
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/speakers`;
  const address = { school: scope.schoolSlug, edition: scope.editionSlug, speaker: speaker.id };
  return (
    <>
      <p>
        <Link className="act" href={base}>
          <Icon name="back" /> {t("back")}
        </Link>
      </p>
      <h1>
        <Typed>{speaker.fullName}</Typed>
      </h1>
      <p className="above-3">
        {recipient === null
          ? t("no-one")
          : askedAt
            ? t("sent-on", { when: formatDayAndTime(askedAt, scope.timeZone, language) })
            : t("never")}
      </p>
      {recipient !== null && may(scope, "send-messages") ? (
        <DeskForm
          name="speaker-link"
          action={inviteSpeakersAction}
          hidden={{ ...address, asOf }}
          submit={t(askedAt ? "send-again" : "send-one")}
          icon="arrow"
          look="outlined"
          done={t("sent")}
        />
      ) : null}
      {askedAt && may(scope, "edit-speakers") ? (
        <Confirm ask={t("end")} warning={t("end-warning")}>
          <DeskForm
            name="end-link"
            action={endSpeakerLinkAction}
            hidden={{ ...address, version: speaker.version }}
            submit={t("end-submit")}
            look="outlined"
            icon="close"
            done={t("ended")}
          />
        </Confirm>
      ) : null}
      <h2 className="above-6">{t("sessions")}</h2>
      {speaker.sessions.length === 0 ? <p className="above-3">{t("no-sessions")}</p> : null}
      {speaker.sessions.map((session) => (
        <OneReply key={session.id} scope={scope} session={session} address={address} />
      ))}
      <p className="above-5">
        <HistoryLink scope={scope} object={speaker.id} />
      </p>
    </>
  );
}

interface OneReplyProps {
  scope: EditionScope;
  session: SpeakerRepliesProps["speaker"]["sessions"][number];
  address: Record<string, string>;
}

async function OneReply({ scope, session, address }: OneReplyProps) {
  const [t, language] = await Promise.all([fieldTexts("speaker-links"), getLocale()]);
  const { id, number, title, said } = session;
  const name = `reply-${number}`;
  return (
    <section className="section" aria-labelledby={name}>
      <h3 id={name}>
        {number}. <Localised text={localise(title, language, scope.languages)} />
      </h3>
      <p className="above-2">
        {said ? (
          <>
            <StateBadge state={said.reply} text={t(said.reply)} />{" "}
            <span className="muted small">
              {formatDayAndTime(said.repliedAt, scope.timeZone, language)}
              {said.byId ? `. ${t("by")}` : ""}
            </span>
          </>
        ) : (
          t("nothing")
        )}
      </p>
      {said?.words ? (
        <p className="above-2">
          <span className="muted">{t("wrote")}</span> <Typed>{said.words}</Typed>
        </p>
      ) : null}
      {may(scope, "edit-speakers") ? (
        <DeskForm
          name={name}
          action={replyForAction}
          hidden={{ ...address, session: id }}
          submit={t("save-reply")}
          look="outlined"
          done={t("saved")}
        >
          <FieldList
            fields={[
              {
                name: "reply",
                kind: "select",
                options: [
                  { value: "", label: t("nothing") },
                  { value: "confirmed", label: t("confirmed") },
                  { value: "declined", label: t("declined") },
                ],
              },
              { name: "words", kind: "area", optional: true },
            ]}
            values={{ reply: said?.reply ?? "", words: said?.words ?? "" }}
            fieldLanguages={[]}
            t={t}
          />
        </DeskForm>
      ) : null}
    </section>
  );
}
