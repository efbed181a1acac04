"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Busy } from "@/components/forms/desk/busy";
import styles from "@/components/forms/desk/desk-form.module.css";
import { ShowButton } from "@/components/forms/desk/step-buttons";
import { useFileImport } from "@/components/forms/desk/use-file-import";
import { Icon } from "@/components/ui/icon";
import { importScheduleAction } from "@/lib/interchange/actions/import-schedule";
import { DESK_FILE_BYTES } from "@/lib/interchange/schema/import-request";
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
  const { events = 0, taken = 0, refused = 0 } = answer?.plan.counts ?? {};
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
        {answer && answer.state !== "applied" && answer.state !== "shown" ? (
          <p className={answer.state === "answers-changed" ? "said said--note" : "said said--no"}>
            <Icon name="warning" /> <span>{t(answer.state)}</span>
          </p>
        ) : null}
      </div>
      {answer ? (
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
              <form id={APPLY_FORM} action={formAction} onSubmit={onSubmit} className="above-4">
                {hidden}
                <input type="hidden" name="language" value={answer.language} readOnly />
                {answer.plan.deleteGone ? (
                  <input type="hidden" name="deleteGone" value="on" readOnly />
                ) : null}
                <input type="hidden" name="packed" value={answer.packed} readOnly />
                <input type="hidden" name="hash" value={answer.hash} readOnly />
                {answer.plan.largeDeletion ? (
                  <label className="choice">
                    <input
                      type="checkbox"
                      name="deletion"
                      value={answer.plan.largeDeletion.count}
                      aria-describedby="import-deletion-hint"
                    />
                    <span>{t("deletion-ask", answer.plan.largeDeletion)}</span>
                    <small id="import-deletion-hint">{t("deletion-hint")}</small>
                  </label>
                ) : null}
                {answer.plan.nothing ? null : (
                  <button
                    type="submit"
                    name="step"
                    value="apply"
                    className="btn above-4"
                    aria-disabled={pending}
                  >
                    <span>{t("apply")}</span>
                    <Icon name="check" />
                  </button>
                )}
                {busy === "apply" ? <Busy text={t("importing", { count: taken })} said /> : null}
              </form>
            ) : null}
          </ImportPlanReport>
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
            accept=".xml,.json,application/xml,text/xml,application/json"
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
