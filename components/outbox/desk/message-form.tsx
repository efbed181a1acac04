import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { decideMessagesAction, editMessageAction } from "@/lib/audiences/actions/messages";
import type { getMessage } from "@/lib/outbox/queries/one-message";
import { capitalise, formatLanguage } from "@/lib/platform/dates/format";
import { MailPreview } from "./mail-preview";

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
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/outbox`;
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
      <p>
        <Link href={back}>{lists(message.mailing ? "outbox.of-mailing" : "outbox.all-mails")}</Link>
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
          <p className="muted above-3">{t("may-use", { names })}</p>
        </DeskForm>
      ) : (
        <p className="said said--note">{capitalise(words(`outbox.${message.state}`), language)}</p>
      )}
      {message.mail ? (
        <section className="section" aria-labelledby="previews">
          <h2 id="previews">{lists("outbox.preview-title")}</h2>
          <MailPreview mail={message.mail} />
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
