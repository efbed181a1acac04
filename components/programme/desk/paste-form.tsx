"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Busy } from "@/components/forms/desk/busy";
import deskForm from "@/components/forms/desk/desk-form.module.css";
import { LabelledSelect } from "@/components/forms/desk/labelled-select";
import { ShowButton } from "@/components/forms/desk/step-buttons";
import { Trouble } from "@/components/forms/desk/trouble";
import { useTwoSteps } from "@/components/forms/desk/use-two-steps";
import { TextArea } from "@/components/forms/text-area";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";
import { pasteSessionsAction } from "@/lib/programme/actions/paste";
import type { DeskPaste } from "@/lib/programme/schema/pasted";
import { keptRows } from "./kept-rows";
import { PasteLeft, type PasteOption, PasteRows } from "./paste-rows";
import styles from "./paste-rows.module.css";

/** As many as one list may hold; what is beyond is told. */
const MOST = 100;

interface PasteFormProps {
  address: { school: string; edition: string; locale: string };
  languages: readonly PasteOption[];
  language: string;
  kinds: readonly PasteOption[];
  themes: readonly PasteOption[];
}

type State = FormState<DeskPaste, "nothing-pasted">;
type Shown = Pick<DeskPaste, "rows" | "left" | "language" | "kind">;

/** A list, then what was read of it, then its sessions: answers of one action, which works as plain POSTs too. */
export function PasteForm({ address, languages, language, kinds, themes }: PasteFormProps) {
  const t = useTranslations("paste");
  const { outcome, state, formAction, onSubmit, attempt, pending, busy } = useTwoSteps(pasteSessionsAction);
  const [last, setLast] = useState<{ attempt: string; shown: Shown } | null>(null);
  // What was shown goes on standing there, as it was corrected, when a send is refused or cut off.
  const came = shownIn(state, last !== null);
  if (came && last?.attempt !== attempt) setLast({ attempt, shown: came });
  const hidden = Object.entries(address).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} readOnly />
  ));
  const shown = last?.shown ?? null;
  const values = "values" in state ? state.values : {};
  return (
    <>
      <div ref={outcome} tabIndex={-1} role="status" aria-live="polite">
        <PasteTrouble state={state} />
        {state.status === "done" && state.value.state === "shown" ? (
          <p className="said said--note">
            {t("read", { count: state.value.rows.length, people: state.value.newPeople })}
          </p>
        ) : null}
      </div>
      {shown ? <PasteLeft left={shown.left} /> : null}
      {shown && shown.rows.length > 0 ? (
        <form key={last?.attempt} action={formAction} onSubmit={onSubmit} autoComplete="off">
          {hidden}
          <input type="hidden" name="language" value={shown.language} readOnly />
          <input type="hidden" name="kind" value={shown.kind} readOnly />
          <h2 className="above-5">{t("rows-title")}</h2>
          <p className="hint">{t("rows-hint")}</p>
          <PasteRows rows={shown.rows} language={shown.language} kinds={kinds} themes={themes} />
          <div className="send row above-5">
            <button type="submit" name="step" value="apply" className="btn" aria-disabled={pending}>
              <span>{t("apply")}</span>
              <Icon name="check" />
            </button>
            <button type="submit" name="step" value="show" className="btn btn--line" aria-disabled={pending}>
              <span>{t("show-again")}</span>
              <Icon name="search" />
            </button>
            {busy === "apply" ? <Busy text={t("saving")} said /> : null}
          </div>
        </form>
      ) : null}
      {shown ? <h2 className="above-6">{t("other")}</h2> : null}
      <form
        action={formAction}
        onSubmit={onSubmit}
        className={`${deskForm["desk-form"]} above-4`}
        autoComplete="off"
      >
        {hidden}
        <input type="hidden" name="step" value="show" readOnly />
        <div className={`field ${styles.list}`}>
          <label className="q" htmlFor="paste-text">
            {t("text")}
          </label>
          <p className="hint" id="paste-text-hint">
            {t("text-hint", { most: MOST })}
          </p>
          <TextArea
            className="in"
            id="paste-text"
            name="text"
            rows={10}
            dir="auto"
            defaultValue={typeof values.text === "string" ? values.text : ""}
            aria-describedby="paste-text-hint"
          />
        </div>
        <LabelledSelect
          id="paste-language"
          name="language"
          label={t("language")}
          options={languages}
          chosen={language}
        />
        <LabelledSelect
          id="paste-kind"
          name="kind"
          label={t("kind-of-all")}
          options={kinds}
          chosen="workshop"
        />
        <ShowButton text={t("show")} busyText={t("reading")} again={shown !== null} {...{ busy, pending }} />
      </form>
    </>
  );
}

/** The rows an answer brings; where it brings none and the page came anew with it, those that were sent. */
function shownIn(state: State, isKept: boolean): Shown | null {
  if (state.status === "done") return state.value;
  if (state.status === "idle" || state.status === "moved" || isKept) return null;
  const rows = keptRows(state.values);
  const word = (name: string) => String(state.values[name] ?? "");
  const kind = (rows[0]?.kind ?? "workshop") as DeskPaste["kind"];
  return rows.length > 0 ? { rows, left: [], language: word("language"), kind } : null;
}

/** Why nothing was saved, or read. */
function PasteTrouble({ state }: { state: State }) {
  const t = useTranslations("paste");
  const desk = useTranslations("desk-ui");
  const words = () => {
    if (state.status === "refused") return t("nothing");
    if (state.status === "rejected") return desk(`rejected.${state.code}`);
    if (state.status === "invalid") return desk("rejected.bad-request");
    if (state.status !== "done" || state.value.state !== "wrong") return null;
    const count = state.value.rows.filter(({ problems }) => Object.keys(problems).length > 0).length;
    return t("wrong", { count });
  };
  return <Trouble words={words()} />;
}
