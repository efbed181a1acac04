"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { focusAnswer } from "@/components/forms/focus-answer";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";

interface ButtonFormProps<Value, Reason extends string> {
  action: (previous: FormState<never, never>, form: FormData) => Promise<FormState<Value, Reason>>;
  language: string;
  submit: string;
  sign: IconName | null;
  /** What may be answered: every reason of a refusal, codes of field errors and of an AppError, and "other" for the rest. */
  answers: Record<NoInfer<Reason> | "other", string>;
  /** What else is done in the browser when it is pressed. */
  pressed?: () => void;
  children?: ReactNode;
}

/** One button that acts, and what became of it. Where it succeeds, the action leads to another page. */
export function ButtonForm<Value, Reason extends string>(props: ButtonFormProps<Value, Reason>) {
  const id = useId();
  const { state, formAction, send, pending } = useFormAction(props.action, { answerId: id });
  const answer = useRef<HTMLParagraphElement>(null);
  const said = answerText(state as FormState, props.answers);
  const attempt = "attempt" in state ? state.attempt : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer
  useEffect(() => {
    if (said) focusAnswer(answer.current);
  }, [attempt]);
  return (
    <form
      action={formAction}
      onSubmit={(event) => {
        event.preventDefault();
        props.pressed?.();
        send(new FormData(event.currentTarget));
      }}
    >
      <input type="hidden" name="language" value={props.language} readOnly />
      {props.children}
      {said && (
        <p ref={answer} id={id} className="fault" role="alert" tabIndex={-1}>
          {said}
        </p>
      )}
      <p className="above-4">
        <Button quiet small sign={props.sign} aria-disabled={pending}>
          {props.submit}
        </Button>
      </p>
    </form>
  );
}

function answerText(state: FormState, answers: Record<string, string>): string | null {
  if (state.status === "idle" || state.status === "done" || state.status === "moved") return null;
  if (state.status === "invalid") return answers[state.fieldErrors[0]?.code ?? ""] ?? answers.other ?? null;
  const text = answers[state.status === "refused" ? state.reason : state.code] ?? answers.other ?? "";
  const detail = state.status === "refused" ? state.detail : undefined;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail?.[name] ?? whole));
}
