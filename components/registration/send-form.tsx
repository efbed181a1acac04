"use client";

import { type ReactNode, useState } from "react";
import { Agreement, ChoiceField } from "@/components/forms/choice-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { useFormField } from "@/components/forms/step-form-state";

interface SendFormProps extends Omit<StepFormProps, "schema" | "children"> {
  agree: string;
  terms: Array<{ id: string; text: ReactNode; note: ReactNode }>;
  /** Shown when somebody else is registered with this address. */
  another: { label: string; yes: string; no: string };
  /** The answers, above what one agrees to. */
  answers: ReactNode;
}

/** The last page: what was answered, what one agrees to, send. */
export function SendForm({ agree, terms, another, answers, ...form }: SendFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/registration/schema/draft").then((schema) => schema.SendSchema)}
    >
      {answers}
      <AskAnother {...another} />
      {terms.length > 0 && (
        <fieldset className="field above-6">
          <legend className="q">{agree}</legend>
          {terms.map((term) => (
            <Agreement key={term.id} name={`agreed.${term.id}`} note={term.note}>
              {term.text}
            </Agreement>
          ))}
        </fieldset>
      )}
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
