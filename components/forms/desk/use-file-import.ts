"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { focusAnswer } from "../focus-answer";
import { useFormAction } from "../use-form-action";

const MEGABYTE = 1024 * 1024;

/**
 * A form that takes a file, shows what would come of it, and does it when asked: which of the two steps was sent, what was
 * answered, and a file that is too large before it is sent.
 * @returns `outcome` for what says the answer, which has the focus then; `tooLarge`: the megabytes a file may have, if it has more
 */
export function useFileImport<Value, Reason extends string>(
  action: Parameters<typeof useFormAction<Value, Reason>>[0],
  mostBytes: number,
) {
  const outcome = useRef<HTMLDivElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const [step, setStep] = useState<"show" | "apply">("show");
  const { state, formAction, send, pending } = useFormAction(action);
  const attempt = state.status === "idle" ? "" : state.attempt;
  useEffect(() => {
    if (attempt !== "") focusAnswer(outcome.current);
  }, [attempt]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    const file = form.get("file");
    const large = file instanceof File && file.size > mostBytes;
    setTooLarge(large);
    setStep(form.get("step") === "apply" ? "apply" : "show");
    if (!large) send(form);
  };
  const megabytes = mostBytes / MEGABYTE;
  return {
    ...{ outcome, state, formAction, onSubmit, attempt, megabytes },
    tooLarge: isTooLarge ? megabytes : null,
    /** What is being done now. */
    busy: pending ? step : null,
    pending,
  };
}
