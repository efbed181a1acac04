"use client";

import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/platform/action";

export type PlaceAction = (
  previous: FormState<never, never>,
  form: FormData,
) => Promise<FormState<unknown, PlaceRefusal>>;

type PlaceRefusal = "no-places" | "closed" | "not-open" | "cancelled" | "begun" | "not-confirmed" | "overlap";

interface PlaceFormProps {
  action: PlaceAction;
  hidden: Record<string, string>;
  /** What the button says, and the same with the title of its session. */
  text: string;
  name: string;
  quiet?: boolean;
  refusals: Record<PlaceRefusal, string>;
  failed: string;
}

/** One button: signs up for a session, changes to it, or leaves it; without JavaScript, too. */
export function PlaceForm({ action, hidden, text, name, quiet = false, refusals, failed }: PlaceFormProps) {
  const { state, formAction, send, pending } = useFormAction<unknown, PlaceRefusal>(action);
  const why =
    state.status === "refused"
      ? refusals[state.reason]
      : state.status === "rejected" || state.status === "invalid"
        ? failed
        : null;
  return (
    <form
      action={formAction}
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} readOnly />
      ))}
      {why && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
      <Button quiet={quiet} small aria-label={name} aria-disabled={pending}>
        {text}
      </Button>
    </form>
  );
}
