"use client";

import { useFormAction } from "@/components/forms/use-form-action";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";

export type ChooseAction = (
  previous: FormState<never, never>,
  form: FormData,
) => Promise<FormState<null, never>>;

interface StarFormProps {
  action: ChooseAction;
  hidden: Record<string, string>;
  number: number;
  /** What the button does, with the title of its session. */
  text: string;
  failed: string;
}

/** The star of a marked session, which takes the mark away; without JavaScript, too. */
export function StarForm({ action, hidden, number, text, failed }: StarFormProps) {
  const { state, formAction, send, pending } = useFormAction(action);
  const fields = { ...hidden, shown: number, seen: number };
  const isWrong = state.status === "invalid" || state.status === "rejected";
  return (
    <form
      action={formAction}
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <button type="submit" className="star" aria-label={text} aria-disabled={pending} data-on="">
        <Icon name="star" />
      </button>
      {isWrong && (
        <p className="fault" role="alert">
          {failed}
        </p>
      )}
    </form>
  );
}
