"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Busy } from "@/components/forms/desk/busy";
import styles from "@/components/forms/desk/desk-form.module.css";
import { LabelledSelect } from "@/components/forms/desk/labelled-select";
import { ShowButton } from "@/components/forms/desk/step-buttons";
import { useFileImport } from "@/components/forms/desk/use-file-import";
import { Icon } from "@/components/ui/icon";
import { importRegistrationsAction } from "@/lib/intake/actions/import-registrations";
import { DESK_FILE_BYTES } from "@/lib/intake/schema/intake-request";
import type { DeskIntake } from "@/lib/intake/schema/intake-view";
import { TABLE_LIMITS } from "@/lib/platform/tables/row-taker";
import { ColumnsRead } from "./columns-read";
import { IntakeColumns } from "./intake-columns";
import { IntakeReport } from "./intake-report";
import { IntakeTrouble } from "./intake-trouble";

interface Choice {
  value: string;
  label: string;
}

interface IntakeFormProps {
  address: { school: string; edition: string };
  /** Where the registrations are. */
  registrations: string;
  categories: readonly Choice[];
  /** Of messages, unless a row says another. */
  language: string;
  languages: readonly Choice[];
  /** The edition's own languages, in the order of its texts. */
  content: readonly string[];
}

/** A spreadsheet, then what it would do, then the import: answers of one form, which works as plain POSTs too. */
export function IntakeForm({
  address,
  registrations,
  categories,
  language,
  languages,
  content,
}: IntakeFormProps) {
  const t = useTranslations("intake");
  const { outcome, state, formAction, onSubmit, attempt, megabytes, tooLarge, busy, pending } = useFileImport(
    importRegistrationsAction,
    DESK_FILE_BYTES,
  );
  const hidden = (
    <>
      <input type="hidden" name="school" value={address.school} readOnly />
      <input type="hidden" name="edition" value={address.edition} readOnly />
    </>
  );
  const answer: DeskIntake | null = state.status === "done" ? state.value : null;
  /** Whether there is something to import, and so something to say about it. */
  const asked = answer && "hash" in answer && !answer.view.nothing;
  const only = categories.length === 1 ? categories[0]?.value : "";
  return (
    <>
      <div ref={outcome} tabIndex={-1} role="status" aria-live="polite">
        <IntakeTrouble state={state} tooLarge={tooLarge} answer={answer} />
        {answer?.state === "imported" ? (
          <p className="said">
            <Icon name="check" /> <span>{t("done", answer.imported)}</span>{" "}
            <Link href={registrations}>{t("to-registrations")}</Link>
          </p>
        ) : null}
        {answer?.state === "shown" ? (
          <p className="vh">
            {t("plan-title")}. {t("summary", answer.view.counts)}
          </p>
        ) : null}
      </div>
      {answer && answer.state !== "imported" ? (
        <form key={attempt} action={formAction} onSubmit={onSubmit} className="above-4">
          {hidden}
          <input type="hidden" name="packed" value={answer.packed} readOnly />
          <input type="hidden" name="category" value={answer.category} readOnly />
          <input type="hidden" name="language" value={answer.language} readOnly />
          {asked ? null : <input type="hidden" name="tell" value={answer.tell ? "on" : ""} readOnly />}
          {answer.state === "columns" ? null : (
            <input type="hidden" name="hash" value={answer.hash} readOnly />
          )}
          {answer.state === "columns" ? null : (
            <IntakeReport
              title={t("plan-title")}
              view={answer.view}
              registrations={registrations}
              said={answer}
              columns={
                <ColumnsRead samples={answer.samples} questions={answer.questions} content={content} />
              }
            >
              {asked ? (
                <div className={styles["desk-form"]}>
                  {answer.view.counts.wrong > 0 ? (
                    <label className="choice">
                      <input type="checkbox" name="goodRows" aria-describedby="intake-good-hint" />
                      <span>{t("good-rows", { count: answer.view.counts.wrong })}</span>
                      <small id="intake-good-hint">{t("good-rows-hint")}</small>
                    </label>
                  ) : null}
                  <label className="choice">
                    <input
                      type="checkbox"
                      name="tell"
                      defaultChecked={answer.tell}
                      aria-describedby="intake-tell-hint"
                    />
                    <span>{t("tell")}</span>
                    <small id="intake-tell-hint">{t("tell-hint")}</small>
                  </label>
                  <div className="send above-4">
                    <button type="submit" name="step" value="apply" className="btn" aria-disabled={pending}>
                      <span>{t("apply")}</span>
                      <Icon name="check" />
                    </button>
                    {busy === "apply" ? <Busy text={t("importing")} said /> : null}
                  </div>
                </div>
              ) : null}
            </IntakeReport>
          )}
          <IntakeColumns answer={answer} content={content}>
            <button type="submit" name="step" value="show" className="btn btn--line" aria-disabled={pending}>
              <span>{t("show-again")}</span>
              <Icon name="search" />
            </button>
          </IntakeColumns>
        </form>
      ) : null}
      {answer?.state === "imported" ? (
        <IntakeReport
          title={t("done-title")}
          view={answer.view}
          registrations={registrations}
          said={null}
          columns={null}
        />
      ) : null}
      {answer ? <h2 className="above-5">{t("other-file")}</h2> : null}
      <form action={formAction} onSubmit={onSubmit} className={`${styles["desk-form"]} above-4`}>
        {hidden}
        <input type="hidden" name="step" value="show" readOnly />
        <div className="field">
          <label className="q" htmlFor="intake-file">
            {t("file-label")}
          </label>
          <p className="hint" id="intake-file-hint">
            {t("file-hint", { megabytes, rows: TABLE_LIMITS.rows })}
          </p>
          <input
            className="in"
            id="intake-file"
            name="file"
            type="file"
            accept=".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby="intake-file-hint"
          />
        </div>
        <LabelledSelect
          id="intake-category"
          name="category"
          label={t("category-label")}
          options={categories}
          chosen={only ?? ""}
        >
          <option value="">{t("category-none")}</option>
        </LabelledSelect>
        <LabelledSelect
          id="intake-language"
          name="language"
          label={t("language-label")}
          options={languages}
          chosen={language}
        />
        <ShowButton text={t("show")} busyText={t("reading")} again={answer !== null} {...{ busy, pending }} />
      </form>
    </>
  );
}
