"use client";

import { type Choice, ChoiceField } from "@/components/forms/choice-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import type { OnCondition } from "./conditional-questions";
import type { ParticipantRefusal } from "./form-words";
import { Questions, type ShownQuestion } from "./question-field";

interface EnrolmentFormProps extends Omit<StepFormProps<ParticipantRefusal>, "schema" | "children"> {
  category: { label: string; choices: Choice[] };
  mode: { label: string; choices: Choice[] } | null;
  questions: ShownQuestion[];
  whyTitle: string;
  onCondition: OnCondition | null;
}

/** The third page: why and how somebody takes part, and what they need. */
export function EnrolmentForm({
  category,
  mode,
  questions,
  whyTitle,
  onCondition,
  ...form
}: EnrolmentFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/registration/schema/draft").then((schema) => schema.EnrolmentSchema)}
    >
      <ChoiceField name="category" label={category.label} options={category.choices} />
      {mode && <ChoiceField name="mode" label={mode.label} options={mode.choices} />}
      <Questions {...{ questions, whyTitle, onCondition }} />
    </StepForm>
  );
}
