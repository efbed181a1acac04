import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { decideMessagesAction, editMessageAction } from "@/lib/audiences/actions/messages";
import type { getMessage } from "@/lib/outbox/queries/one-message";
import { capitalise, formatDayAndTime, formatLanguage } from "@/lib/platform/dates/format";
import { MailPreview } from "./mail-preview";
import { SaidMail } from "./said-mail";

interface MessageFormProps {
  scope: EditionScope;
  message: Awaited<ReturnType<typeof getMessage>>;
}

/** One mail: its words while it waits to be read, how it arrives, and what becomes of it. */
export async function MessageForm({ scope, message }: MessageFormProps) {
  const [t, lists, mails, words, language] = await Promise.all([
    fieldTexts("message"),
    getTranslations("desk-lists"),
    getTranslations("emails"),
    getTranslations("desk-registrations"),
    getLocale(),
  ]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const desk = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const base = `${desk}/outbox`;
  const back = message.mailing ? `${base}?mailing=${message.mailing}` : base;
  const names = message.placeholders.map((name) => `{${name}}`).join(", ");
  return (
    <>
      <h1>{capitalise(mails(`${message.template}.name`), language)}</h1>
      <p dir="auto">
        {t("to", {
          recipient: message.recipient || "–",
          language: formatLanguage(message.language, language),
        })}
      </p>
      <p className="row">
        <Link href={back}>{lists(message.mailing ? "outbox.of-mailing" : "outbox.all-mails")}</Link>
        {message.person ? (
          <Link href={`${desk}/registrations?open=${message.person.id}`}>
            {lists.rich("outbox.to-person", {
              name: message.person.fullName,
              who: (name) => <bdi>{name}</bdi>,
            })}
          </Link>
        ) : null}
      </p>
      {message.words ? (
        <DeskForm
          name="message"
          action={editMessageAction}
          hidden={{ ...address, message: message.id, version: message.version }}
          submit={t("save")}
          look="outlined"
          done={t("saved")}
        >
          <FieldList
            fields={[
              { name: "subject", kind: "text" },
              { name: "opening", kind: "area" },
              { name: "closing", kind: "area", optional: true },
            ]}
            values={message.words}
            fieldLanguages={[]}
            t={t}
          />
          <p className="muted above-3">
            {t("may-use", { names })}
            {message.placeholders.includes("position")
              ? ` ${t("may-use-position", { name: "{position}" })}`
              : ""}
          </p>
        </DeskForm>
      ) : (
        <p className="said said--note above-4">
          {capitalise(words(`outbox.${message.state}`), language)}
          {message.sentAt ? `, ${formatDayAndTime(message.sentAt, scope.timeZone, language)}` : ""}
        </p>
      )}
      {message.said || message.mail ? (
        <section className="section" aria-labelledby="previews">
          <h2 id="previews">{lists(message.said ? "outbox.as-left" : "outbox.preview-title")}</h2>
          {!message.said && message.state === "sent" ? <p>{lists("outbox.not-kept")}</p> : null}
          {message.said ? <SaidMail said={message.said} language={message.language} /> : null}
          {!message.said && message.mail ? <MailPreview mail={message.mail} /> : null}
        </section>
      ) : null}
      {message.state === "draft" ? (
        <div className="row above-4">
          {(["send", "discard"] as const).map((decision) => (
            <DeskForm
              key={decision}
              name={`${decision}-message`}
              action={decideMessagesAction}
              hidden={{ ...address, decision, message: message.id }}
              submit={lists(`outbox.${decision}`)}
              look={decision === "send" ? "filled" : "outlined"}
              ofStored
              done={lists("outbox.decided")}
            />
          ))}
        </div>
      ) : null}
    </>
  );
}
