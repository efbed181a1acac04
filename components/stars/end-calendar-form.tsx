"use client";

import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import type { ChooseAction } from "./star-form";

interface EndCalendarFormProps {
  action: ChooseAction;
  hidden: Record<string, string>;
  title: string;
  text: string;
  submit: string;
  failed: string;
}

/** Ends the address of one's own calendar; what that means is said before. */
export function EndCalendarForm({ action, hidden, title, text, submit, failed }: EndCalendarFormProps) {
  const { state, formAction, send, pending } = useFormAction(action);
  return (
    <details className="why">
      <summary>{title}</summary>
      <p>{text}</p>
      <form
        action={formAction}
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} readOnly />
        ))}
        {state.status === "rejected" && (
          <p className="fault" role="alert">
            {failed}
          </p>
        )}
        <p className="above-3">
          <Button quiet small sign="close" aria-disabled={pending}>
            {submit}
          </Button>
        </p>
      </form>
    </details>
  );
}
