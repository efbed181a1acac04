"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";
import { isChangedMeanwhile } from "./desk-form-state";

interface FormOutcomeProps {
  ref: Ref<HTMLDivElement>;
  state: FormState;
  formName: string;
  done?: string;
  /** The page to go on with: a link where the browser does not go there by itself. */
  next?: string;
  /** A small form inside a list: success is seen in the list and only said aloud. */
  quiet: boolean;
}

/** What became of the last send: said aloud, focused, and with links to the fields at fault. */
export function FormOutcome({ ref, ...outcome }: FormOutcomeProps) {
  return (
    <div ref={ref} tabIndex={-1} role="status" aria-live="polite">
      <Outcome {...outcome} />
    </div>
  );
}

function Outcome({ state, formName, done, next, quiet }: Omit<FormOutcomeProps, "ref">) {
  const t = useTranslations("desk-ui");
  const fault = useTranslations("faults");
  if (state.status === "idle") return null;
  if (state.status === "done") {
    if (!done) return next ? <a href={next}>{t("go-on")}</a> : null;
    return quiet ? (
      <span className="vh">{done}</span>
    ) : (
      <p className="said">
        <Icon name="check" /> <span>{done}</span> {next ? <a href={next}>{t("go-on")}</a> : null}
      </p>
    );
  }
  if (state.status === "invalid") {
    return (
      <div className="problem">
        <h2>{t("problem.title")}</h2>
        <ul>
          {state.faults.map(({ field, code }) => (
            <li key={field}>
              <a href={`#${formName}-${field}`}>{fault.has(code) ? fault(code) : fault("invalid")}</a>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if (isChangedMeanwhile(state)) {
    return (
      <div className="both">
        <h2>{t("changed.title")}</h2>
        <p>{t("changed.text")}</p>
      </div>
    );
  }
  if (state.status === "refused") {
    const key = `refusals.${state.reason}`;
    return (
      <p className="said said--no">
        <Icon name="warning" />{" "}
        <span>
          {t.has(key) ? t(key, { list: "", before: "", after: "", ...state.detail }) : t("refusals.other")}
        </span>
      </p>
    );
  }
  return (
    <p className="said said--no">
      <Icon name="warning" />
      <span>
        {t(`turned-away.${state.code}`)}
        {state.reference ? ` ${t("reference", { reference: state.reference })}` : ""}
      </span>
    </p>
  );
}
