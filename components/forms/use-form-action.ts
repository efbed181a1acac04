"use client";

import {
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import type { FormState } from "@/lib/platform/action";
import type { FieldError } from "@/lib/platform/form-data";

/** A server action as `defineAction` makes it; it never reads the state before. */
type Action<Value, Reason extends string> = (
  previous: FormState<never, never>,
  form: FormData,
) => Promise<FormState<Value, Reason>>;

/** What the browser itself can say of a form. */
type Told<Reason extends string> =
  | { status: "invalid"; fieldErrors: FieldError[] }
  | { status: "refused"; reason: Reason };

interface FormPlaces {
  /**
   * The id of what says the answer, no other form's: a plain POST leads to it, so the browser opens the fold around it,
   * scrolls there and puts the focus on it.
   */
  answerId?: string | undefined;
  /** The address under which the page left behind is found again, relative to the one the action leads to. */
  leaves?: string | undefined;
}

/**
 * A form and its action: a plain POST without JavaScript; with it the same action is called, and a line that is cut is
 * an answer like any other, said at the form, where everything typed still stands.
 * Where an action leads to another page the browser loads it: the router would keep the page left behind as it was drawn,
 * and "Back" would show what was stored then, not what is.
 * @returns `plain`: the page itself came as the answer, if there is one
 */
export function useFormAction<Value, Reason extends string>(
  action: Action<Value, Reason>,
  { answerId, leaves }: FormPlaces = {},
) {
  const [posted, formAction] = useActionState<FormState<Value, Reason>, FormData>(
    action as (previous: FormState<Value, Reason>, form: FormData) => Promise<FormState<Value, Reason>>,
    { status: "idle" },
    answerId === undefined ? undefined : `#${answerId}`,
  );
  const [answered, setAnswered] = useState<FormState<Value, Reason> | null>(null);
  const [sentLast, setSentLast] = useState<Record<string, string | string[]> | null>(null);
  const [pending, start] = useTransition();
  const busy = useRef(false);
  const sent = useRef(false);

  useEffect(() => {
    // A page that the browser kept whole shows what was typed before it was sent on: read it anew.
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted && sent.current) location.reload();
    };
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);

  const send = (form: FormData) => {
    if (busy.current) return;
    busy.current = true;
    start(async () => {
      const next = await action({ status: "idle" }, form).catch((error: unknown) => {
        busy.current = false;
        return cutOff(error, form);
      });
      if (next.status === "moved") {
        sent.current = true;
        if (leaves !== undefined)
          history.replaceState(null, "", new URL(leaves, new URL(next.goTo, location.href)));
        location.assign(next.goTo);
        // Busy until the other page is here: a second press must not send again.
        await new Promise(() => {});
      }
      busy.current = false;
      startTransition(() => {
        setSentLast(typedIn(form));
        setAnswered(next);
      });
    });
  };
  /** Answers in the browser already, where what stands there can't be sent: it goes on standing there. */
  const answer = (said: Told<Reason>, form: FormData) =>
    setAnswered({ ...said, values: typedIn(form), attempt: `here-${Date.now()}` });
  /** Goes on to another page, as where the action itself leads to one. */
  const leaveFor = (address: string) => {
    sent.current = true;
    location.assign(address);
  };
  /** Whether the page is being left for the one that the form led to. */
  const isSentOn = useCallback(() => sent.current, []);
  return {
    state: answered ?? posted,
    plain: answered === null,
    sentLast,
    formAction,
    send,
    answer,
    leaveFor,
    isSentOn,
    pending,
  };
}

/**
 * What a call without an answer means: no connection, or one that was cut; an answer that is none of ours (the proxy in
 * front says that the site is away); a page older than the site. Next's own signals (a redirect) go on to it.
 */
function cutOff(error: unknown, form: FormData): Extract<FormState<never, never>, { status: "rejected" }> {
  const { digest, name } = (error ?? {}) as { digest?: unknown; name?: unknown };
  if (typeof digest === "string" && digest.startsWith("NEXT_")) throw error;
  const code =
    error instanceof TypeError || !navigator.onLine
      ? "offline"
      : name === "UnrecognizedActionError"
        ? "bad-request"
        : "unavailable";
  return { status: "rejected", code, values: typedIn(form), attempt: `cut-${Date.now()}` };
}

/** What was typed, as the server echoes it. */
function typedIn(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).filter((value) => typeof value === "string");
    if (!name.startsWith("$ACTION")) values[name] = all.length > 1 ? all : (all[0] ?? "");
  }
  return values;
}
