"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useReducer, useRef, useTransition } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";
import { findText } from "@/lib/platform/i18n/texts";
import { resetSent, unreadIn } from "../controls";
import { focusAnswer } from "../focus-answer";
import { FormProvider, type Typed } from "../form-context";
import { useFormAction } from "../use-form-action";
import { Busy } from "./busy";
import styles from "./desk-form.module.css";
import { type DeskRefusal, isDoneAlready, isStale } from "./desk-refusal";
import { filledAddress } from "./filled-address";
import { isUnsentBeside, namesRecord, useFormDraft } from "./form-draft";
import { FormOutcome, isChangedMeanwhile, refusalText } from "./form-outcome";
import { OtherVersionNote } from "./other-version-note";
import { listsIn } from "./rows-here";
import { sayAt } from "./said-at";
import { filledUndo, type Undo, useSaidHere } from "./said-context";

/** A server action as `defineAction` makes it. */
export type DeskAction<Value, Reason extends DeskRefusal> = (
  previous: FormState<never, never>,
  form: FormData,
) => Promise<FormState<Value, Reason>>;

interface DeskFormProps<Value, Reason extends DeskRefusal> {
  /** Names the form among the others of the page; field ids begin with it. */
  name: string;
  action: DeskAction<Value, Reason>;
  /** What the button does, in words. */
  submit: string;
  icon?: IconName;
  /** What the button itself says, where `secondary` has others that say something else. */
  sends?: { name: string; value: string };
  /** What is being done while one waits, in words, for an act that may take long. */
  meanwhile?: string;
  /** What happened, in words, or in words made of what came of it; absent where the action goes to another page. */
  done?: string | ((value: Value) => string);
  /** Names and numbers every send carries: addresses, ids, the version that was read. */
  hidden?: Record<string, string | number | null>;
  /** An outlined button where the page already has its filled one; "text" for an act inside a list. */
  look?: "filled" | "outlined" | "text";
  /** Acts on what is stored: not while another form of the page holds words that are not. */
  ofStored?: boolean;
  /** Empties the form after a success: for adding one after another. */
  again?: boolean;
  /** Where to go after a success; "{schoolSlug}" and the like are taken from what was made. */
  doneHref?: string;
  /** `done` is said on that page, which has a place for it (`SaidHere`). */
  saidThere?: boolean;
  /** Asked before sending, with the button that was pressed; false keeps the form here (the steps of a longer form). */
  beforeSend?: (form: HTMLFormElement, submitter: HTMLElement | null) => boolean;
  /** The form goes away with its success: `done` is said above the list it stands in (`SaidHere`). */
  goesAway?: boolean;
  /** The way back, offered beside what is said above the list; "{batch}" and the like are taken from what was made. */
  undo?: Undo;
  /** Called in the browser after a success, e.g. to close a dialog. */
  onDone?: (value: Value) => void;
  secondary?: ReactNode;
  children?: ReactNode;
}

/**
 * Every form of the desk. Works without JavaScript as a plain POST; with it, nothing typed is lost: not by a refusal,
 * an outage, an accidental reload or somebody else's edit.
 */
export function DeskForm<Value, Reason extends DeskRefusal>(props: DeskFormProps<Value, Reason>) {
  const record = Object.entries(props.hidden ?? {}).filter(([key]) => namesRecord(key));
  // A form that takes the place of another one on the same page knows nothing of its words and answers.
  return <FormOfRecord key={JSON.stringify([props.name, record])} {...props} />;
}

function FormOfRecord<Value, Reason extends DeskRefusal>(props: DeskFormProps<Value, Reason>) {
  const { name, submit, look = "filled", icon = "check", hidden = {}, again = false, onDone } = props;
  const t = useTranslations("desk-ui");
  const site = useTranslations("site");
  const error = useTranslations("field-errors");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const say = useSaidHere();
  const [renewing, renew] = useTransition();
  const [readings, noteReading] = useReducer((count: number) => count + 1, 0);
  /** Who pressed while the page was read again; null: the form itself. */
  const pressed = useRef<HTMLElement | null | undefined>(undefined);
  const { state: told, ...action } = useFormAction(props.action, { answerId: `${name}-answer` });
  const { plain, sentLast, formAction, send, answer, leaveFor, pending } = action;
  const state = atFields(told);
  const attempt = state.status === "idle" ? "" : state.attempt;
  const done =
    typeof props.done === "function" ? state.status === "done" && props.done(state.value) : props.done;
  // What it acts on is no more: its answer would go away with it.
  const wentAlready =
    props.goesAway && say && !plain && state.status === "refused" && isDoneAlready(state.reason)
      ? state.reason
      : null;
  // Without JavaScript the way on stands there: an empty form below it would begin the same anew.
  const isOver = plain && state.status === "done" && props.doneHref !== undefined;
  const kept = useFormDraft(
    form,
    look === "text" ? null : name,
    state.status === "done" ? attempt : null,
    sentLast,
  );
  // A conflict names the version stored meanwhile: sending again overwrites it knowingly.
  const stored = state.status === "refused" ? state.detail : undefined;
  // A page that came as the answer was read anew; what was typed is still of the version before.
  const typedOver = plain ? typedIn(state as FormState)?.version : undefined;

  // A date that the browser can't read: without scripts it says so itself, with them we do, in the reader's language.
  useEffect(() => {
    if (form.current) form.current.noValidate = true;
  }, []);

  // Until the page is read again the form holds the version before its own: sent with that, it would meet itself.
  useEffect(() => {
    if (renewing || pressed.current === undefined) return;
    const submitter = pressed.current;
    pressed.current = undefined;
    form.current?.requestSubmit(submitter);
  }, [renewing]);

  useEffect(() => (renewing ? noteReading : undefined), [renewing]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one reaction per answer, however often the page renders
  useEffect(() => {
    if (attempt === "") return;
    if (state.status === "done" && again && form.current) resetSent(form.current, sentLast);
    if (state.status === "done") onDone?.(state.value);
    if (state.status === "done" && props.doneHref) {
      const to = filledAddress(props.doneHref, state.value);
      if (props.saidThere && done) sayAt(to, done);
      leaveFor(to);
      return;
    }
    if (
      state.status === "done" ||
      isOutdated(told as FormState<unknown, DeskRefusal>, props.children !== undefined)
    )
      renew(() => router.refresh());
    if (state.status === "done" && props.goesAway && done && say) {
      say({ text: done, ...(props.undo ? { undo: filledUndo(props.undo, state.value) } : {}) });
      return;
    }
    if (wentAlready) {
      say?.({ text: refusalText(t, wentAlready, {}) });
      return;
    }
    if (state.status === "done") outcome.current?.focus({ preventScroll: true });
    else focusAnswer(outcome.current);
  }, [attempt]);

  return (
    <FormProvider
      value={{
        idPrefix: `${name}-`,
        typed: typedIn(state as FormState),
        done: state.status === "done" ? sentLast : null,
        readings,
        stored: {},
        errorOf: (field) => {
          const code = codeOf(state as FormState, field);
          return code === null ? null : (findText(error, code) ?? error("invalid"));
        },
        // The refusal may carry the stored record; the fresh page carries it too.
        refusal: state.status === "refused" ? { reason: state.reason, detail: stored ?? {} } : null,
        others: isChangedMeanwhile(state as FormState) ? (stored ?? {}) : null,
        Other: OtherVersionNote,
        words: { errorPrefix: site("error"), optional: t("optional") },
      }}
    >
      <form
        ref={form}
        className={look === "text" ? undefined : styles["desk-form"]}
        action={formAction}
        // What an organiser types is of the record, not of herself.
        autoComplete="off"
        onSubmit={(event) => {
          // Sent by ourselves, so that React does not empty the fields after an answer.
          event.preventDefault();
          if (renewing) {
            pressed.current = (event.nativeEvent as SubmitEvent).submitter;
            return;
          }
          const submitter = (event.nativeEvent as SubmitEvent).submitter;
          if (props.beforeSend && !props.beforeSend(event.currentTarget, submitter)) return;
          const body = new FormData(event.currentTarget, submitter);
          if (props.ofStored && isUnsentBeside(event.currentTarget)) {
            answer({ status: "refused", reason: "unsaved" as Reason }, body);
            return;
          }
          const unread = unreadIn(event.currentTarget).map((control) => ({
            field: control.name,
            code: control.type === "time" ? "time" : "date",
          }));
          for (const { field } of unread) body.delete(field);
          const unfinished = listsIn(event.currentTarget)
            .flatMap((rows) => rows.unfinished())
            .map((field) => ({ field, code: "missing" }));
          const fieldErrors = [...unread, ...unfinished];
          if (fieldErrors.length > 0) answer({ status: "invalid", fieldErrors }, body);
          else send(body);
        }}
      >
        <FormOutcome
          ref={outcome}
          id={`${name}-answer`}
          state={wentAlready ? { status: "idle" } : (state as FormState<unknown, DeskRefusal>)}
          formName={name}
          plain={plain}
          quiet={look === "text"}
          // Said once: above the list, where the form goes away.
          {...(done && !(props.goesAway && say) ? { done } : {})}
          {...(props.doneHref && state.status === "done"
            ? { next: filledAddress(props.doneHref, state.value) }
            : {})}
        />
        {kept.offered ? (
          <p className="said said--note">
            {t("form-draft.text")}{" "}
            <button type="button" className="act" onClick={kept.restore}>
              {t("form-draft.restore")}
            </button>{" "}
            <button type="button" className="act" onClick={kept.forget}>
              {t("form-draft.forget")}
            </button>
          </p>
        ) : null}
        {Object.entries(hidden).map(([key, value]) =>
          value === null ? null : (
            <input
              key={key}
              type="hidden"
              name={key}
              value={key === "version" ? (stored?.version ?? [typedOver ?? value].flat()[0]) : value}
              readOnly
            />
          ),
        )}
        {isOver ? null : props.children}
        {isOver ? null : look === "text" ? (
          <button type="submit" className="act" aria-disabled={pending}>
            {submit}
          </button>
        ) : (
          <div className="send">
            <button
              type="submit"
              {...props.sends}
              className={look === "outlined" ? "btn btn--line btn--small" : "btn"}
              aria-disabled={pending}
            >
              <span>{pending ? t("sending") : submit}</span>
              <Icon name={icon} />
            </button>
            {pending ? (
              <Busy text={props.meanwhile ?? t("sending")} said={props.meanwhile !== undefined} />
            ) : null}
            {props.secondary}
          </div>
        )}
      </form>
    </FormProvider>
  );
}

/** What was typed into the form before its last answer; null after a success, and where an answer echoes nothing. */
function typedIn(state: FormState): Typed | null {
  const values = "values" in state ? state.values : {};
  return Object.keys(values).length > 0 ? values : null;
}

function codeOf(state: FormState, field: string): string | null {
  if (state.status !== "invalid") return null;
  return state.fieldErrors.find((one) => one.field === field)?.code ?? null;
}

/** What only the database knows is wrong with fields is shown like what their schema knows. */
function atFields<Value, Reason extends DeskRefusal>(
  state: FormState<Value, Reason>,
): FormState<Value, Reason> {
  if (state.status !== "refused" || state.reason !== "field-errors") return state;
  const { detail = {}, values, attempt } = state;
  const fieldErrors = Object.entries(detail).map(([field, code]) => ({ field, code: String(code) }));
  return { status: "invalid", fieldErrors, values, attempt };
}

/** Somebody changed what the page shows since it was read, so it is read again. */
function isOutdated(state: FormState<unknown, DeskRefusal>, typed: boolean): boolean {
  return state.status === "refused" && isStale(state.reason, typed);
}
