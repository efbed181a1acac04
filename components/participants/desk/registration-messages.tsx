"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { sendAgainAction, sendLinkAction } from "@/lib/participants/actions/send-again";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDay, formatDayAndTime } from "@/lib/platform/dates/format";
import styles from "./registration-panel.module.css";

interface RegistrationMessagesProps {
  detail: RegistrationDetail;
  may: { change: boolean; resend: boolean; read: boolean; write: boolean };
  /** What each mail is called, by its stored name. */
  mailNames: Readonly<Record<string, string>>;
  address: { school: string; edition: string };
  timeZone: string;
  language: string;
}

/** What was written to somebody, and the same once more; their private link. */
export function RegistrationMessages(props: RegistrationMessagesProps) {
  const { detail, may, mailNames, address, timeZone, language } = props;
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  const readAgain = () => void client.invalidateQueries({ queryKey: ["registrations"] });
  const outbox = `/${language}/organise/${address.school}/${address.edition}/outbox`;
  return (
    <section>
      <h3 className="above-5">{t("messages.title")}</h3>
      {detail.refused ? <p className="said said--note">{t("messages.refused")}</p> : null}
      {detail.messagesStoppedAt ? (
        <p className="said said--note">
          {t("messages.stopped", {
            date: formatDay(new Date(detail.messagesStoppedAt), timeZone, language),
          })}
        </p>
      ) : null}
      {detail.messages.length === 0 ? <p className="small muted">{t("messages.none")}</p> : null}
      <ol className={styles.history}>
        {detail.messages.map((message) => {
          const name = mailNames[message.template] ?? message.template;
          return (
            <li key={message.id}>
              {may.read ? (
                <a href={`${outbox}/message/${message.id}`} aria-label={t("messages.read", { name })}>
                  {name}
                </a>
              ) : (
                name
              )}
              <br />
              <span className="muted">
                {formatDayAndTime(new Date(message.at), timeZone, language)}, {t(`outbox.${message.state}`)}
              </span>
              {may.resend && message.again ? (
                <DeskForm
                  name={`again-${message.id}`}
                  action={sendAgainAction}
                  hidden={{ ...address, message: message.id }}
                  submit={t("messages.again", { name })}
                  look="text"
                  done={t("messages.done")}
                  onDone={readAgain}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
      {may.write ? (
        <p className="no-print above-3">
          <a className="act" href={`${outbox}/write/new?to=person:${detail.id}`}>
            {t("messages.write")}
          </a>
        </p>
      ) : null}
      {may.change ? (
        <div className="no-print above-3">
          <DeskForm
            name="send-link"
            action={sendLinkAction}
            hidden={{ ...address, registration: detail.id }}
            submit={t("messages.link")}
            look="outlined"
            done={t("messages.linkDone")}
            onDone={readAgain}
          >
            {null}
          </DeskForm>
        </div>
      ) : null}
    </section>
  );
}
