"use client";

import { type ReactNode, useState } from "react";
import { ChoiceField } from "@/components/forms/choice-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { useFormField } from "@/components/forms/step-form-state";

interface SendFormProps extends Omit<StepFormProps, "schema" | "children"> {
  /** Shown when somebody else is registered with this address. */
  another: { label: string; yes: string; no: string };
  answers: ReactNode;
  /** What happens with them: told, since a registration needs nobody's agreement to it. */
  told: ReactNode;
}

/** The last page: what was answered, what happens with it, send. */
export function SendForm({ another, answers, told, ...form }: SendFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/registration/schema/draft").then((schema) => schema.SendSchema)}
    >
      {answers}
      <AskAnother {...another} />
      {told}
    </StepForm>
  );
}

/** Asked only when somebody registered with this address under another name; then it stays. */
function AskAnother({ label, yes, no }: { label: string; yes: string; no: string }) {
  const { fault, value } = useFormField("another");
  const [asked, setAsked] = useState(false);
  if (fault && !asked) setAsked(true);
  if (!asked && !fault && value === "") return null;
  return (
    <ChoiceField
      name="another"
      label={label}
      choices={[
        { value: "yes", label: yes },
        { value: "no", label: no },
      ]}
    />
  );
}
