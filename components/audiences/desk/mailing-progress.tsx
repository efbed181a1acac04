import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import {
  sendDraftsAction,
  stopMailingAction,
  undraftMailingAction,
  unplanMailingAction,
} from "@/lib/audiences/actions/mailings";
import type { getMailingForm } from "@/lib/audiences/queries/mailings";
import { formatDayAndTime } from "@/lib/platform/dates/format";

interface MailingProgressProps {
  scope: EditionScope;
  form: Awaited<ReturnType<typeof getMailingForm>>;
}

const PARTS = ["draft", "waiting", "sent", "failed", "bounced", "stopped", "unwanted", "pointless"] as const;

/** A message that is planned, or whose mails were made: what became of them, and what can still be done. */
export async function MailingProgress({ scope, form }: MailingProgressProps) {
  const [t, lists, language] = await Promise.all([
    fieldTexts("mailing"),
    getTranslations("desk-lists"),
    getLocale(),
  ]);
  const hidden = {
    ...{ school: scope.schoolSlug, edition: scope.editionSlug },
    ...{ mailing: form.id, version: form.version },
  };
  if (form.state === "planned")
    return (
      <>
        <p className="said said--note above-3">
          {t("planned-for", { at: await momentText(scope, form.planned, language) })}
        </p>
        <p>{t("plan-introduction")}</p>
        <DeskForm
          name="mailing-unplan"
          action={unplanMailingAction}
          hidden={hidden}
          submit={t("unplan")}
          look="outlined"
          goesAway
          done={t("unplanned")}
        />
      </>
    );
  const { report } = form;
  const mails = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/outbox?mailing=${form.id}`;
  const left = report.waiting + report.sent + report.failed + report.bounced + report.stopped;
  return (
    <section className="section" aria-labelledby="report">
      <h2 id="report">{t("report")}</h2>
      <p>{t("was-sent")}</p>
      <ul className="plain">
        {PARTS.map((part) =>
          report[part] > 0 ? (
            <li key={part}>{lists(`outbox.progress.${part}`, { count: report[part] })}</li>
          ) : null,
        )}
      </ul>
      <p className="above-3">
        <Link href={mails}>{t(report.draft > 0 ? "read-mails" : "see-mails")}</Link>
      </p>
      <div className="row above-3">
        {report.draft > 0 ? (
          <DeskForm
            name="mailing-send-drafts"
            action={sendDraftsAction}
            hidden={hidden}
            submit={`${t("send-drafts")} (${report.draft})`}
            icon="arrow"
            goesAway
            done={t("sent")}
          />
        ) : null}
        {left === 0 ? (
          <DeskForm
            name="mailing-undraft"
            action={undraftMailingAction}
            hidden={hidden}
            submit={t("undraft")}
            look="outlined"
            goesAway
            done={t("undrafted")}
          />
        ) : null}
        {left > 0 && report.draft + report.waiting > 0 ? (
          <DeskForm
            name="mailing-stop"
            action={stopMailingAction}
            hidden={hidden}
            submit={t("stop")}
            look="outlined"
            goesAway
            done={t("stopped")}
          />
        ) : null}
      </div>
    </section>
  );
}

async function momentText(
  scope: EditionScope,
  { sendAt, daysBefore, atTime, leavesAt }: MailingProgressProps["form"]["planned"],
  language: string,
): Promise<string> {
  if (sendAt) return formatDayAndTime(sendAt, scope.timeZone, language);
  const t = await fieldTexts("mailing");
  const days = daysBefore ?? 0;
  const counted = t(days < 0 ? "planned-after" : "planned-before", {
    days: Math.abs(days),
    time: atTime ?? "",
  });
  // As the edition's days are now: it moves with them.
  return leavesAt ? `${counted} (${formatDayAndTime(leavesAt, scope.timeZone, language)})` : counted;
}
