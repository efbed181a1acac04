"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FilledFold } from "@/components/forms/desk/filled-fold";
import { LanguageSwitch } from "@/components/forms/desk/language-switch";
import { LocalisedField } from "@/components/forms/desk/localised-field";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import { focusAnswer } from "@/components/forms/focus-answer";
import { answerPendingAction } from "@/lib/participants/actions/answer";
import type { Answer } from "@/lib/participants/schema/answer";
import type { UndoableNow } from "@/lib/participants/schema/filter";
import { type DecidedCount, DecidedNote } from "./decided-note";
import { UndoTime } from "./undo-time";

export type When = "now" | "later";

interface AnswerFormProps {
  /** Who is answered, by id; where there are several each is ticked, under this label. */
  people: readonly { id: string; label: string; note: string }[];
  several: boolean;
  when: When;
  /** Of whom it is decided and not told; null: they are too many to be named. */
  untold: readonly string[] | null;
  /** About whom was decided a moment ago, whoever did it; without scripts there is no other way back here. */
  undo: { undoable: UndoableNow; timeZone: string; language: string };
  address: { school: string; edition: string };
  fieldLanguages: readonly FieldLanguage[];
  /** Who is read once this one is answered; null: nobody else waits, or several are answered at once. */
  next: string | null;
  /** Said above the buttons: what an answer leads to. */
  note: ReactNode;
  /** About whom it is decided, between what was done last and the form. */
  children?: ReactNode;
}

/** An answer to whoever waits for one: each of the three is a button, so that a decision is one press. */
export function AnswerForm({
  people,
  several,
  when,
  untold,
  undo,
  address,
  fieldLanguages,
  next,
  note,
  children,
}: AnswerFormProps) {
  const t = useTranslations("desk-pending");
  const router = useRouter();
  const [last, setLast] = useState<(DecidedCount & { when: When; listed: number }) | null>(null);
  const sent = useRef<{ registrations: string[]; answer: Answer }>({ registrations: [], answer: "approve" });
  const top = useRef<HTMLDivElement>(null);
  // On a phone the next one is read and answered without scrolling: what was done stands above them, and the buttons below.
  useEffect(() => {
    if (last && !several) top.current?.scrollIntoView({ block: "start" });
  }, [last, several]);
  const ids = people.map(({ id }) => id).join();
  // Told meanwhile, or decided about anew: that nobody is told is not so any more.
  const isSo = last?.when === "now" || !untold || last?.registrations.some((id) => untold.includes(id));
  return (
    <>
      {last && isSo ? (
        <div ref={top}>
          <LastAnswer key={last.registrations.join()} {...{ last, address }} close={() => setLast(null)} />
        </div>
      ) : null}
      <UndoTime {...undo} without={last?.registrations ?? []} address={address} />
      {children}
      {people.length > 0 ? (
        <DeskForm
          key={ids}
          name={several ? "answer-several" : `answer-${ids}`}
          action={answerPendingAction}
          hidden={{ ...address, when }}
          submit={t(`answer.approve.${when}`)}
          sends={{ name: "answer", value: "approve" }}
          beforeSend={(form, submitter) => {
            const body = new FormData(form, submitter);
            const answer = body.get("answer") as Answer;
            sent.current = { registrations: body.getAll("registrations").map(String), answer };
            return true;
          }}
          onDone={(value) => {
            const { answer, registrations } = sent.current;
            const [only] = people.filter(({ id }) => registrations.includes(id));
            const what =
              only && registrations.length === 1
                ? t(`answered.${answer}`, { name: only.label })
                : t(`answered-many.${answer}`, { count: value.decided });
            setLast({ ...value, when, registrations, what });
            if (next) router.replace(next, { scroll: false });
          }}
          secondary={(["waitlist", "decline"] as const).map((answer) => (
            <button key={answer} type="submit" name="answer" value={answer} className="btn btn--line">
              <span>{t(`answer.${answer}.${when}`)}</span>
            </button>
          ))}
        >
          {several ? (
            <Ticks people={people} />
          ) : (
            people.map(({ id }) => <input key={id} type="hidden" name="registrations" value={id} readOnly />)
          )}
          <FilledFold summary={t("words.open")} names={["words"]}>
            <LanguageSwitch fieldLanguages={fieldLanguages} values={{}} />
            <LocalisedField
              name="words"
              label={t("words.label")}
              hint={t("words.hint")}
              kind="block"
              fieldLanguages={fieldLanguages}
              optional
            />
          </FilledFold>
          {note}
        </DeskForm>
      ) : null}
    </>
  );
}

function Ticks({ people }: Pick<AnswerFormProps, "people">) {
  const t = useTranslations("desk-pending");
  const list = useRef<HTMLFieldSetElement>(null);
  // Without scripts it would do nothing.
  const [ticks, setTicks] = useState(false);
  useEffect(() => setTicks(true), []);
  const tickAll = () => {
    for (const box of list.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])
      box.checked = true;
  };
  return (
    <fieldset ref={list} className="field">
      <legend className="q">{t("several.label")}</legend>
      {ticks ? (
        <p>
          <button type="button" className="act" onClick={tickAll}>
            {t("several.all", { count: people.length })}
          </button>
        </p>
      ) : null}
      {people.map(({ id, label, note }) => (
        <label key={id} className="choice">
          <input type="checkbox" name="registrations" value={id} />
          <span dir="auto">{label}</span>
          <small dir="auto">{note}</small>
        </label>
      ))}
    </fieldset>
  );
}

interface LastAnswerProps {
  last: DecidedCount & { when: When; listed: number };
  address: AnswerFormProps["address"];
  close: () => void;
}

/** What the last answer did; what was told has its way back here, what was not has it where it waits to be told. */
function LastAnswer({ last, address, close }: LastAnswerProps) {
  const t = useTranslations("desk-pending");
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (last.when === "later") focusAnswer(note.current);
  }, [last]);
  const listed =
    last.listed > 0 ? <p className="said said--note">{t("listed", { count: last.listed })}</p> : null;
  if (last.when === "now")
    return (
      <>
        {listed}
        <DecidedNote last={last} address={address} close={close} />
      </>
    );
  return (
    <>
      {listed}
      <div ref={note} className="said said--undo" role="status" tabIndex={-1}>
        <p>
          {last.what} {t("kept")}
        </p>
        <button type="button" className="act" onClick={close}>
          {t("close")}
        </button>
      </div>
    </>
  );
}
