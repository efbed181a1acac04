"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { resetSent } from "@/components/forms/controls";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { useFormAction } from "@/components/forms/use-form-action";
import { Icon } from "@/components/ui/icon";
import { findText } from "@/lib/platform/i18n/texts";
import { quickAddAction, takeBackPastedAction } from "@/lib/programme/actions/paste";
import styles from "./quick-add.module.css";

interface QuickAddProps {
  address: { school: string; edition: string };
  /** Of the title. */
  language: string;
}

/** A session in one line, Enter, and the next one: what was added is said, and can be undone. */
export function QuickAdd({ address, language }: QuickAddProps) {
  const t = useTranslations("paste");
  const desk = useTranslations("desk-ui");
  const error = useTranslations("field-errors");
  const router = useRouter();
  const line = useRef<HTMLInputElement>(null);
  const { state, sentLast, formAction, send, pending } = useFormAction(quickAddAction, {
    answerId: "quick-add-answer",
  });
  const attempt = state.status === "idle" ? "" : state.attempt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one reaction per answer
  useEffect(() => {
    if (attempt === "") return;
    if (state.status === "done") {
      // The next one may be there already: whoever types fast does not wait for an answer.
      if (line.current?.form) resetSent(line.current.form, sentLast);
      router.refresh();
    }
    line.current?.focus();
  }, [attempt]);
  const code =
    state.status === "invalid"
      ? (state.fieldErrors.find(({ field }) => field === "line")?.code ?? "invalid")
      : state.status === "refused"
        ? String(state.detail?.line ?? "invalid")
        : null;
  const fault =
    code !== null
      ? (findText(error, code) ?? error("invalid"))
      : state.status === "rejected"
        ? desk(`rejected.${state.code}`)
        : null;
  const typed = "values" in state ? (state.values as Record<string, string | string[]>).line : "";
  return (
    <div className={styles.quick}>
      <form
        action={formAction}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        {Object.entries({ ...address, language }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} readOnly />
        ))}
        <label htmlFor="quick-add-line">{t("quick.label")}</label>
        <p className="hint" id="quick-add-hint">
          {t("quick.hint")}
        </p>
        <div className={styles.line}>
          <input
            ref={line}
            className="in"
            id="quick-add-line"
            name="line"
            type="text"
            dir="auto"
            defaultValue={typeof typed === "string" ? typed : ""}
            aria-describedby={fault ? "quick-add-fault quick-add-hint" : "quick-add-hint"}
            aria-invalid={fault ? true : undefined}
          />
          <button type="submit" className="btn btn--line btn--small" aria-disabled={pending}>
            <span>{t("quick.add")}</span>
            <Icon name="plus" />
          </button>
        </div>
      </form>
      <div id="quick-add-answer" role="status" aria-live="polite" tabIndex={-1}>
        {fault ? (
          <p className="fault" id="quick-add-fault">
            <Icon name="warning" />
            <span>{fault}</span>
          </p>
        ) : null}
        {state.status === "done" ? (
          <div className="said said--undo">
            <p>{t("quick.added", { title: state.value.title })}</p>
            <DeskForm
              key={state.value.batch}
              name="quick-add-undo"
              action={takeBackPastedAction}
              hidden={{ ...address, batch: state.value.batch }}
              submit={t("undo")}
              look="text"
              done={t("undone")}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}
