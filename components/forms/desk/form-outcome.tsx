"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, type Ref, useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { findText, type Texts } from "@/lib/platform/i18n/texts";
import { isTick } from "../controls";
import type { AtFields, DeskRefusal } from "./desk-refusal";
import styles from "./form-outcome.module.css";

interface FormOutcomeProps {
  ref: Ref<HTMLDivElement>;
  id: string;
  state: FormState<unknown, DeskRefusal>;
  formName: string;
  done?: string;
  /** The page to go on with: a link where the browser does not go there by itself. */
  next?: string;
  /** The page came as the answer: nobody knows what stood in the form before. */
  plain: boolean;
  /** A small form inside a list: success is seen in the list and only said aloud. */
  quiet: boolean;
}

/** Whether an outcome says that somebody else stored the record first. */
export function isChangedMeanwhile(state: FormState): boolean {
  return state.status === "refused" && state.reason === "conflict";
}

/** What became of the last send: said aloud, focused, and with links to the fields that are wrong. */
export function FormOutcome({ ref, id, ...outcome }: FormOutcomeProps) {
  return (
    <div ref={ref} id={id} tabIndex={-1} role="status" aria-live="polite">
      <Outcome {...outcome} />
    </div>
  );
}

function Outcome({ state, formName, done, next, plain, quiet }: Omit<FormOutcomeProps, "ref" | "id">) {
  const t = useTranslations("desk-ui");
  const error = useTranslations("field-errors");
  if (state.status === "idle" || state.status === "moved") return null;
  if (state.status === "done") {
    if (!done) return next ? <a href={next}>{t("go-on")}</a> : null;
    const promoted = promotedBy(state.value);
    return quiet ? (
      <span className="vh">{done}</span>
    ) : (
      <p className="said">
        <Icon name="check" />{" "}
        <span>
          {done}
          {promoted > 0 ? ` ${t("followed.promoted", { count: promoted })}` : ""}
        </span>{" "}
        {next ? <a href={next}>{t("go-on")}</a> : null}
      </p>
    );
  }
  if (state.status === "invalid") {
    return (
      <div className="problem">
        <h2>{t("problem.title")}</h2>
        <ul>
          {state.fieldErrors.map(({ field, code }) => (
            <li key={field}>
              <FieldErrorLink id={`${formName}-${field}`} text={findText(error, code) ?? error("invalid")} />
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if (isChangedMeanwhile(state)) {
    return (
      <div className={styles.both}>
        <h2>{t("changed.title")}</h2>
        <p>{t(plain ? "changed.plain" : "changed.text")}</p>
      </div>
    );
  }
  if (state.status === "refused") {
    const said = { list: "", before: "", after: "", found: "", ...state.detail };
    const text = refusalText(t, state.reason, said);
    const field = state.reason === "placeholder" ? state.detail?.field : undefined;
    return (
      <p className="said said--no">
        <Icon name="warning" />{" "}
        <span>{field ? <FieldErrorLink id={`${formName}-${field}`} text={text} /> : text}</span>
      </p>
    );
  }
  return (
    <p className="said said--no">
      <Icon name="warning" />
      <span>
        {t(`rejected.${state.code}`)}
        {state.reference ? ` ${t("reference", { reference: state.reference })}` : ""}
      </span>
    </p>
  );
}

/** An older page may get a reason of a newer version: its words are not there yet. */
export function refusalText(
  t: Texts<"desk-ui">,
  reason: DeskRefusal,
  said: Record<string, string | number>,
): string {
  return !isAtFields(reason) && t.has(`refusals.${reason}`)
    ? t(`refusals.${reason}`, said)
    : t("refusals.other");
}

const isAtFields = (reason: DeskRefusal): reason is AtFields =>
  reason === "conflict" || reason === "field-errors";

/** How many people of the waiting list a save let in: they are told, so whoever saved must know. */
function promotedBy(value: unknown): number {
  const promoted = typeof value === "object" && value !== null && "promoted" in value ? value.promoted : 0;
  return typeof promoted === "number" ? promoted : 0;
}

/** To the field that is wrong, by its name: several fields may have the same error. */
function FieldErrorLink({ id, text }: { id: string; text: string }) {
  const site = useTranslations("site");
  const [label, setLabel] = useState("");
  useEffect(() => setLabel(labelOf(document.getElementById(id))), [id]);
  const go = (event: MouseEvent) => {
    const element = document.getElementById(id);
    openFolds(element);
    const control = controlOf(element);
    if (!control) return;
    event.preventDefault();
    control.focus();
  };
  return (
    <a href={`#${id}`} onClick={go}>
      {label ? `${asLabel(site, label)} ${text}` : text}
    </a>
  );
}

/** What stands in a closed fold can't have the focus. */
function openFolds(element: Element | null) {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
}

/** What a field is called on the page, without what is said about it: of a question with several ticks, the question. */
function labelOf(element: HTMLElement | null): string {
  if (!element) return "";
  const group = element instanceof HTMLFieldSetElement ? element : groupOf(element);
  const label = group ? group.querySelector("legend") : labelFor(element);
  const said = label && (label.querySelector(":scope > span") ?? label.firstChild)?.textContent;
  return (said || (element.getAttribute("aria-label") ?? "")).trim();
}

/** The question that a tick answers together with others. */
function groupOf(element: HTMLElement): HTMLFieldSetElement | null {
  const group = isTick(element) ? element.closest("fieldset") : null;
  const first = group?.querySelector<HTMLInputElement>("input:not([type=hidden])");
  return first && "name" in element && first.name === element.name ? group : null;
}

function labelFor(element: HTMLElement): Element | null {
  return document.querySelector(`label[for="${CSS.escape(element.id)}"]`) ?? element.closest("label");
}

/** The control itself, or the first one of a group that can be seen. */
function controlOf(element: HTMLElement | null): HTMLElement | null {
  if (!(element instanceof HTMLFieldSetElement)) return element;
  const controls = [...element.querySelectorAll<HTMLElement>("input, select, textarea")];
  return controls.find((control) => control.offsetParent !== null) ?? null;
}
