import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { tableLinks } from "@/components/desk/data-table/address";
import { DataTable } from "@/components/desk/data-table/data-table";
import { Pages } from "@/components/desk/data-table/pager";
import { StateTabs } from "@/components/desk/data-table/state-tabs";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { Icon } from "@/components/ui/icon";
import { StateBadge } from "@/components/ui/state-badge";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { decideMessagesAction } from "@/lib/audiences/actions/messages";
import type { listMailings } from "@/lib/audiences/queries/mailings";
import type { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { offeredTabs } from "@/lib/outbox/rules/tabs";
import { OUTBOX_PAGE_SIZE } from "@/lib/outbox/schema";
import { capitalise, formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { MailPreview } from "./mail-preview";
import { SaidMail } from "./said-mail";
import { whyNot } from "./why-not";

interface OutboxBodyProps {
  scope: EditionScope;
  outbox: Awaited<ReturnType<typeof listOutboxForDesk>>;
  mailings: Awaited<ReturnType<typeof listMailings>>;
  state: string | null;
  page: number;
  /** Only the mails of one message. */
  mailing?: string | null;
}

/** The messages of the edition by state; drafts are read, sent or discarded here, failed ones tried again. */
export async function OutboxBody({
  scope,
  outbox,
  mailings,
  state,
  page,
  mailing: only = null,
}: OutboxBodyProps) {
  const [t, words, mails, language] = await Promise.all([
    getTranslations("desk-lists"),
    getTranslations("desk-registrations"),
    getTranslations("emails"),
    getLocale(),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/outbox`;
  const link = tableLinks(base, { state, mailing: only, page: null, after: null, before: null });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const decides = may(scope, "decide-messages");
  const { counts } = outbox;
  const failed = (counts.failed ?? 0) + (counts.bounced ?? 0);
  const all = Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return (
    <>
      {outbox.paused ? (
        <p className="said said--note above-4">
          <Icon name="warning" /> {t("outbox.paused")}
        </p>
      ) : null}
      {decides && counts.draft && !only ? (
        <DeskForm
          name="send-all"
          action={decideMessagesAction}
          hidden={{ ...address, decision: "send", message: "" }}
          submit={t("outbox.send-all", { count: counts.draft })}
          icon="arrow"
          done={t("outbox.sent")}
        >
          <p>{t("outbox.read-first")}</p>
        </DeskForm>
      ) : null}
      {decides && failed > 0 && !only ? (
        <DeskForm
          name="retry-all"
          action={decideMessagesAction}
          hidden={{ ...address, decision: "retry", message: "" }}
          submit={t("outbox.retry-all", { count: failed })}
          look="outlined"
          icon="arrow"
          done={t("outbox.retried")}
        />
      ) : null}
      {may(scope, "send-messages") ? (
        <p className="above-4">
          <Link className="btn btn--line btn--small" href={`${base}/write/new`}>
            <span>{t("outbox.write")}</span>
            <Icon name="plus" />
          </Link>
        </p>
      ) : null}
      <p className="above-3">
        <Link href={`${base}/wording`}>{t("outbox.wording.title")}</Link>
      </p>
      {only ? (
        <p className="above-4">
          {t("outbox.of-mailing")} <Link href={base}>{t("outbox.all-mails")}</Link>
        </p>
      ) : null}
      {!only && mailings.length > 0 ? (
        <DataTable
          look="rows"
          columns={["subject", "state"]}
          rows={mailings.map((mailing) => ({
            id: mailing.id,
            cells: {
              subject: (
                <Link className="name" href={`${base}/write/${mailing.id}`}>
                  {localise(mailing.subject, language, scope.languages)?.text ?? "–"}
                </Link>
              ),
              state: (
                <>
                  <StateBadge
                    state={mailing.stoppedBecause ? "failed" : stateOf(mailing)}
                    text={
                      mailing.stoppedBecause
                        ? t("outbox.mailing-stopped")
                        : mailing.state === "sent"
                          ? t("outbox.progress.sent", { count: mailing.progress.sent })
                          : t(`outbox.mailing-${mailing.state}`)
                    }
                  />
                  {mailing.state === "sent" && mailing.progress.all > 0 ? (
                    <progress
                      className="above-2"
                      max={mailing.progress.all}
                      value={mailing.progress.all - mailing.progress.draft - mailing.progress.waiting}
                      aria-label={t("outbox.progress.waiting", { count: mailing.progress.waiting })}
                    />
                  ) : null}
                  {(["draft", "waiting", "failed"] as const).map((part) =>
                    mailing.progress[part] > 0 ? (
                      <p key={part} className="small">
                        {t(`outbox.progress.${part}`, { count: mailing.progress[part] })}
                      </p>
                    ) : null,
                  )}
                </>
              ),
            },
          }))}
        />
      ) : null}
      {all > 0 || state ? (
        <StateTabs
          label={t("outbox.by-state")}
          tabs={[
            { state: null, text: words("all"), count: all },
            ...offeredTabs(counts, state, outbox.total).map((tab) => ({
              ...tab,
              text: t(`outbox.tab.${tab.state}`),
            })),
          ]}
          state={state}
          link={link}
        />
      ) : null}
      <DataTable
        look="rows"
        empty={<p>{t("outbox.none")}</p>}
        columns={["message", "state", "buttons"]}
        rows={outbox.rows.map((row) => ({
          id: row.id,
          cells: {
            message: (
              <>
                <span className="name">{capitalise(mails(`${row.template}.name`), language)}</span>
                {row.subject ? <p dir="auto">{row.subject}</p> : null}
                <p>
                  {row.fullName ? (
                    <>
                      <bdi>{row.fullName}</bdi>,{" "}
                    </>
                  ) : null}
                  {row.recipient}, {row.language.toUpperCase()},{" "}
                  {formatDayAndTime(row.sentAt ?? row.createdAt, scope.timeZone, language)}
                  {row.failure ? `. ${capitalise(whyNot(t, row.failure), language)}` : ""}
                </p>
                {row.mailboxFull && row.state === "queued" ? (
                  <p>{t("outbox.held", { at: formatDayAndTime(row.nextAt, scope.timeZone, language) })}</p>
                ) : null}
                {row.unsettled ? <p>{t("outbox.unsettled")}</p> : null}
                {row.leftWith > 0 ? <p>{t("outbox.with", { count: row.leftWith })}</p> : null}
                {row.said || row.mail ? (
                  <details>
                    <summary className="small">{t("outbox.look")}</summary>
                    {row.said ? <SaidMail said={row.said} language={row.language} /> : null}
                    {!row.said && row.state === "sent" ? (
                      <p className="small muted">{t("outbox.not-kept")}</p>
                    ) : null}
                    {!row.said && row.mail ? <MailPreview mail={row.mail} /> : null}
                  </details>
                ) : null}
              </>
            ),
            state: <StateBadge state={row.state} text={capitalise(words(`outbox.${row.state}`), language)} />,
            buttons: decides ? (
              <>
                {row.state === "draft" && row.mail ? (
                  <Link href={`${base}/message/${row.id}`}>{t("outbox.edit")}</Link>
                ) : null}
                {decisionsFor(row.state).map((decision) => (
                  <DeskForm
                    key={decision}
                    name={`${decision}-${row.id}`}
                    action={decideMessagesAction}
                    hidden={{ ...address, decision, message: row.id }}
                    submit={t(`outbox.${decision}`)}
                    look="text"
                    done={t("outbox.decided")}
                  />
                ))}
              </>
            ) : null,
          },
        }))}
      >
        <Pages
          page={page}
          pages={Math.ceil(outbox.total / OUTBOX_PAGE_SIZE)}
          rows={outbox.rows}
          link={link}
          t={t}
        />
      </DataTable>
    </>
  );
}

/** Made to be read first, on their way, or through. */
function stateOf({ state, progress }: OutboxBodyProps["mailings"][number]) {
  if (state !== "sent") return state;
  if (progress.draft > 0) return "draft";
  return progress.waiting > 0 ? "sending" : "sent";
}

function decisionsFor(state: string): ("send" | "discard" | "retry")[] {
  if (state === "draft") return ["send", "discard"];
  return state === "failed" || state === "bounced" ? ["retry", "discard"] : [];
}
