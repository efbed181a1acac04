"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { ChoiceField } from "@/components/forms/choice-field";
import { focusAnswer } from "@/components/forms/focus-answer";
import { useFormContext } from "@/components/forms/form-context";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { useField } from "@/components/forms/use-field";
import type { ParticipantRefusal } from "./form-words";

interface SendFormProps
  extends Omit<StepFormProps<ParticipantRefusal, "shared-address">, "schema" | "children"> {
  /** Shown when somebody else is registered with this address. */
  another: { label: string; yes: string; no: string };
  answers: ReactNode;
  /** What happens with them: told, since a registration needs nobody's agreement to it. */
  told: ReactNode;
  /** What is asked besides, and needed for nothing. */
  agrees?: ReactNode;
}

/** The last page: what was answered, what happens with it, send. */
export function SendForm({ another, answers, told, agrees, ...form }: SendFormProps) {
  return (
    <StepForm
      {...form}
      asks="shared-address"
      schema={() => import("@/lib/registration/schema/draft").then((schema) => schema.SendSchema)}
    >
      {answers}
      <AskAnother {...another} />
      {told}
      {agrees}
    </StepForm>
  );
}

/** Asked only when somebody registered with this address under another name; then it stays. */
function AskAnother({ label, yes, no }: { label: string; yes: string; no: string }) {
  const { asked } = useFormContext();
  const { error, value } = useField("another");
  const [stays, setStays] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  if ((asked || error) && !stays) setStays(true);
  useEffect(() => {
    if (asked) focusAnswer(question.current);
  }, [asked]);
  if (!stays && !asked && !error && value === "") return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the page was just sent, and this is its answer
    <div ref={question} tabIndex={-1} autoFocus={asked ?? false}>
      <input type="hidden" name="asked" value="on" readOnly autoComplete="off" />
      <ChoiceField
        name="another"
        label={label}
        options={[
          { value: "yes", label: yes },
          { value: "no", label: no },
        ]}
      />
    </div>
  );
}
