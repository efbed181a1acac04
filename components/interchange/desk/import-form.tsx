"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "@/components/forms/desk/desk-form.module.css";
import { ShowButton } from "@/components/forms/desk/step-buttons";
import { useFileImport } from "@/components/forms/desk/use-file-import";
import { Icon } from "@/components/ui/icon";
import { importScheduleAction } from "@/lib/interchange/actions/import-schedule";
import { DESK_FILE_BYTES } from "@/lib/interchange/schema/import-request";
import { ImportApply } from "./import-apply";
import { ImportColumns } from "./import-columns";
import { ImportPlanReport } from "./import-plan";
import { ImportTrouble } from "./import-trouble";

interface ImportFormProps {
  address: { school: string; edition: string };
  /** Where the programme is. */
  programme: string;
  zone: string;
  languages: ReadonlyArray<{ value: string; label: string }>;
}

const APPLY_FORM = "import-apply";
/** What is no error of anybody's. */
const ASKED = new Set(["answers-changed", "columns-changed"]);
const ACCEPTED =
  ".xml,.json,.ics,.yml,.yaml,.xlsx,.csv,.tsv,.txt,application/xml,text/xml,application/json,text/csv,text/calendar,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file, then what it would change, then the import: three answers of one form, which works as plain POSTs too. */
export function ImportForm({ address, programme, zone, languages }: ImportFormProps) {
  const t = useTranslations("import");
  const { outcome, state, formAction, onSubmit, attempt, megabytes, tooLarge, busy, pending } = useFileImport(
    importScheduleAction,
    DESK_FILE_BYTES,
  );
  const hidden = (
    <>
      <input type="hidden" name="school" value={address.school} readOnly />
      <input type="hidden" name="edition" value={address.edition} readOnly />
    </>
  );
  const answer = state.status === "done" ? state.value : null;
  const plan = answer && answer.state !== "columns" ? answer.plan : null;
  const { events = 0, taken = 0, refused = 0 } = plan?.counts ?? {};
  return (
    <>
      <div ref={outcome} tabIndex={-1} role="status" aria-live="polite">
        <ImportTrouble state={state} tooLarge={tooLarge} />
        {answer?.state === "applied" ? (
          <p className="said">
            <Icon name="check" /> <span>{t("done")}</span> <Link href={programme}>{t("to-programme")}</Link>
          </p>
        ) : null}
        {answer?.state === "shown" ? (
          <p className="vh">
            {t("plan-title")}. {t("summary", { events, taken, refused })}
          </p>
        ) : null}
        {answer?.state === "columns" ? (
          <p className="said said--no">
            <Icon name="warning" />{" "}
            <span>{t(`columns-refused.${answer.refusal}`, { heading: answer.heading })}</span>
          </p>
        ) : null}
        {answer && answer.state !== "columns" && answer.state !== "applied" && answer.state !== "shown" ? (
          <p className={ASKED.has(answer.state) ? "said said--note" : "said said--no"}>
            <Icon name="warning" /> <span>{t(answer.state)}</span>
          </p>
        ) : null}
      </div>
      {answer?.state === "columns" ? (
        <section key={attempt} aria-label={t("columns-title")}>
          {answer.table ? <ImportColumns table={answer.table} open form={APPLY_FORM} /> : null}
          <ImportApply
            id={APPLY_FORM}
            answer={answer}
            address={address}
            form={{ formAction, onSubmit, pending, busy }}
          />
          <h2 className="above-5">{t("other-file")}</h2>
        </section>
      ) : null}
      {answer && answer.state !== "columns" ? (
        <section aria-labelledby="import-plan" className="above-4">
          <h2 id="import-plan">{t("plan-title")}</h2>
          <ImportPlanReport
            key={attempt}
            plan={answer.plan}
            zone={zone}
            form={answer.state === "applied" ? null : APPLY_FORM}
          >
            {answer.state === "applied" ? <p className="hint above-4">{t("undo-hint")}</p> : null}
            {answer.plan.nothing ? <p className="said said--note above-4">{t("nothing")}</p> : null}
            {answer.state !== "applied" ? (
              <ImportApply
                id={APPLY_FORM}
                answer={answer}
                address={address}
                form={{ formAction, onSubmit, pending, busy }}
              />
            ) : null}
          </ImportPlanReport>
          {answer.state !== "applied" && answer.table ? (
            <ImportColumns key={`columns-${attempt}`} table={answer.table} open={false} form={APPLY_FORM} />
          ) : null}
          <h2 className="above-5">{t("other-file")}</h2>
        </section>
      ) : null}
      <form action={formAction} onSubmit={onSubmit} className={`${styles["desk-form"]} above-4`}>
        {hidden}
        <input type="hidden" name="step" value="show" readOnly />
        <div className="field">
          <label className="q" htmlFor="import-file">
            {t("file-label")}
          </label>
          <p className="hint" id="import-file-hint">
            {t("file-hint", { megabytes })}
          </p>
          <input
            className="in"
            id="import-file"
            name="file"
            type="file"
            accept={ACCEPTED}
            aria-describedby="import-file-hint"
          />
        </div>
        {languages.length > 1 ? (
          <div className="field">
            <label className="q" htmlFor="import-language">
              {t("language-label")}
            </label>
            <select className="in" id="import-language" name="language">
              {languages.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <input type="hidden" name="language" value={languages[0]?.value} readOnly />
        )}
        <label className="choice">
          <input type="checkbox" name="deleteGone" aria-describedby="import-delete-hint" />
          <span>{t("delete-label")}</span>
          <small id="import-delete-hint">{t("delete-hint")}</small>
        </label>
        <ShowButton text={t("show")} busyText={t("reading")} again={answer !== null} {...{ busy, pending }} />
      </form>
    </>
  );
}
