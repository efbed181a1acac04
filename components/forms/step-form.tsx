"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";
import type { FieldError } from "@/lib/platform/form-data";
import { useCarriedWords } from "./carried-words";
import { checkForm, type LoadSchema, listFieldErrors } from "./check-form";
import { focusAnswer } from "./focus-answer";
import { FormProvider, type Typed } from "./form-context";
import { errorText, type FormWords, refusalText } from "./form-words";
import { Problem } from "./problem";
import { useFormAction } from "./use-form-action";

/** Refusals after which the page shows what is stored, and what is still to be had, as it is now. */
const DRAWN_ANEW = ["stale", "option-full", "changed"];
/** What a question is told that was changed since the form was drawn: the page shows it as it is asked now. */
const ASKED_ANEW = "asked-anew";

/** A server action as `defineAction` makes it; its refusals have words, or are shown at the fields. */
export type FormAction<Reason extends string> = (
  previous: FormState<never, never>,
  form: FormData,
) => Promise<FormState<unknown, Reason | AtFields>>;
/** Refusals whose detail names the fields that are wrong. */
type AtFields = "field-errors" | "conflict";

export interface StepFormProps<Reason extends string, Asks extends string = never> {
  /** The page's title, where the form is the page; an error puts "Error:" before it. */
  title?: string;
  action: FormAction<Reason | Asks>;
  schema: LoadSchema;
  submit: ReactNode;
  sign?: IconName;
  quiet?: boolean;
  words: FormWords<Reason>;
  hidden?: Record<string, string | number>;
  stored?: Typed;
  /** The names of fields as they were when an older form was drawn, and as they are now: what was typed there stands here. */
  renamed?: Readonly<Record<string, string>>;
  /** Before the id of every field, where several of these stand on a page. */
  idPrefix?: string;
  /** The address at which this page is found again once it was sent, relative to the one the action leads to. */
  leaves?: string;
  /** Said beside the button. */
  note?: ReactNode;
  /** A reason that is no error but a question the form asks next; it is shown, and the focus goes to it. */
  asks?: Asks;
  /** What stands in place of the form after a refusal that ends it, by reason. */
  ends?: Partial<Record<NoInfer<Reason>, ReactNode>>;
  /** Shown in place of the form when it was done and leads nowhere else. */
  done?: ReactNode;
  /** Between the problem and the fields: the heading of the page. */
  heading?: ReactNode;
  children?: ReactNode;
}

/**
 * One page of questions. A plain POST without JavaScript; with it the same schema looks before anything is sent, and
 * the focus goes to what is wrong. What was typed always stays.
 */
export function StepForm<Reason extends string, Asks extends string = never>(
  props: StepFormProps<Reason, Asks>,
) {
  const { words, hidden = {}, stored = {}, idPrefix = "" } = props;
  const element = useRef<HTMLFormElement>(null);
  const problem = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const { state, formAction, send, isSentOn, pending } = useFormAction<unknown, string>(props.action, {
    leaves: props.leaves,
  });
  const {
    handleSubmit,
    formState: { errors, submitCount },
  } = useForm<Record<string, unknown>>({
    resolver: checkForm(props.schema, () => element.current),
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });

  const seenThen = useCarriedWords(element, stored, isSentOn);

  const { renamed = {} } = props;
  const typed = "values" in state ? withNewNames(state.values, renamed) : null;
  const seen = listFieldErrors(errors);
  const fieldErrors = (seen.length > 0 ? seen : fieldErrorsIn(state)).map(({ field, code }) => ({
    field,
    name: words.fieldErrors[field] ?? null,
    text: errorText(words.fieldErrors, field, code),
  }));
  const asked = state.status === "refused" && state.reason === props.asks;
  const said = asked || fieldErrors.length > 0 ? null : refusalText(state, words);
  const wrong = fieldErrors.length > 0 || said !== null;
  const answer = seen.length > 0 ? `seen-${submitCount}` : "attempt" in state ? state.attempt : "";

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer
  useEffect(() => {
    if (wrong) focusAnswer(problem.current);
    // What stands above the button is older than what is stored: shown as it is now, and sent by another press.
    const anew = fieldErrorsIn(state).some(({ code }) => code === ASKED_ANEW);
    if (anew || (state.status === "refused" && DRAWN_ANEW.includes(state.reason))) router.refresh();
  }, [answer]);

  const title = props.title ? (
    <title>{wrong ? `${words.errorPrefix} ${props.title}` : props.title}</title>
  ) : null;
  const end =
    state.status === "done"
      ? props.done
      : state.status === "refused"
        ? (props.ends as Record<string, ReactNode> | undefined)?.[state.reason]
        : undefined;
  // The page brings a title of its own: what was wrong is no error any more.
  if (end) return end;
  return (
    <FormProvider
      value={{
        idPrefix,
        typed,
        stored,
        asked,
        errorOf: (name) => fieldErrors.find(({ field }) => field === name)?.text ?? null,
        words,
      }}
    >
      {title}
      {wrong && (
        <Problem
          ref={problem}
          words={words.problem}
          fieldErrors={fieldErrors}
          said={said}
          idPrefix={idPrefix}
        />
      )}
      {props.heading}
      <form
        ref={element}
        action={formAction}
        noValidate
        onFocus={() => void props.schema().catch(() => {})}
        onSubmit={(event) => {
          event.preventDefault();
          if (pending) return;
          const body = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
          void handleSubmit(() => send(body))();
        }}
      >
        {props.children}
        {Object.entries({ ...hidden, ...carried(state, seenThen, renamed) }).map(([name, value]) => (
          // Firefox fills in after a reload what a page held before, hidden fields too. On "Back" it counts the fields of the
          // page that an address had then: the first page and the draft's own hide unlike many, so these come last.
          <input key={name} type="hidden" name={name} value={value} readOnly autoComplete="off" />
        ))}
        <p className="row send">
          <Button sign={props.sign ?? "arrow"} quiet={props.quiet ?? false} aria-disabled={pending}>
            {pending ? words.sending : props.submit}
          </Button>
          {props.note && <span className="small muted">{props.note}</span>}
        </p>
      </form>
    </FormProvider>
  );
}

/**
 * What the next send of a refused form takes along: what was stored when its fields were drawn (a page drawn anew knows
 * only what is stored now), and after a conflict the version over which to store what was typed.
 * @param seenThen what was stored when words were typed that came along from before the page was loaded
 */
function carried(
  state: FormState,
  seenThen: string | null,
  renamed: Readonly<Record<string, string>>,
): Record<string, string | number> {
  const then = state.status === "idle" ? seenThen : "values" in state ? state.values.seen : undefined;
  // The names in it are quoted, as in any JSON.
  const seen =
    typeof then === "string"
      ? Object.entries(renamed).reduce((text, [from, to]) => text.replaceAll(`"${from}"`, `"${to}"`), then)
      : then;
  const over = state.status === "refused" && state.reason === "conflict" ? state.detail?.version : undefined;
  return { ...(typeof seen === "string" ? { seen } : {}), ...(over === undefined ? {} : { over }) };
}

/** What was typed under names of before, under those of now. */
function withNewNames(values: Typed, renamed: Readonly<Record<string, string>>): Typed {
  const moved = Object.entries(renamed).flatMap(([from, to]) => {
    const typed = values[from];
    return typed !== undefined && !(to in values) ? [[to, typed] as const] : [];
  });
  return { ...values, ...Object.fromEntries(moved) };
}

/** A refusal with the reason "field-errors" or "conflict" carries them as its detail: what only the database could know. */
function fieldErrorsIn(state: FormState): FieldError[] {
  if (state.status === "invalid") return state.fieldErrors.filter(({ field }) => field !== "");
  if (state.status === "refused" && (state.reason === "field-errors" || state.reason === "conflict"))
    return Object.entries(state.detail ?? {})
      .filter(([field]) => field !== "version")
      .map(([field, code]) => ({ field, code: String(code) }));
  return [];
}
