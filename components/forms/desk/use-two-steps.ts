"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/platform/action";
import { focusAnswer } from "../focus-answer";
import { useFormAction } from "../use-form-action";

/**
 * A form that shows what would come of it, and does it when asked: which of the two steps was sent, and what was answered.
 * @param mayLeave whether what is filled in is sent at all
 * @returns `outcome` for what says the answer, which has the focus then
 */
export function useTwoSteps<Value, Reason extends string>(
  action: Parameters<typeof useFormAction<Value, Reason>>[0],
  mayLeave: (form: FormData) => boolean = () => true,
) {
  const outcome = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<"show" | "apply">("show");
  const { state, formAction, send, pending } = useFormAction(action);
  const attempt = state.status === "idle" ? "" : state.attempt;
  useEffect(() => {
    if (attempt !== "") focusAnswer(outcome.current);
  }, [attempt]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    const leaves = mayLeave(form);
    setStep(form.get("step") === "apply" ? "apply" : "show");
    if (leaves) send(form);
  };
  return {
    ...{ outcome, state, formAction, onSubmit, attempt, pending },
    /** What is being done now. */
    busy: pending ? step : null,
  };
}

/** What was shown last: it goes on standing there while the next answer is waited for. After a refusal it is another question. */
export function useLastShown<Value, Reason extends string>(state: FormState<Value, Reason>): Value | null {
  const attempt = state.status === "idle" ? "" : state.attempt;
  const [last, setLast] = useState<{ attempt: string; shown: Value } | null>(null);
  if (state.status === "done" && last?.attempt !== attempt) setLast({ attempt, shown: state.value });
  return state.status === "refused" || state.status === "invalid" ? null : (last?.shown ?? null);
}
