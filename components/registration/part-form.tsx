"use client";

import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import type { OnCondition } from "./conditional-questions";
import type { ParticipantRefusal } from "./form-words";
import { Questions, type ShownQuestion } from "./question-field";

interface PartFormProps extends Omit<StepFormProps<ParticipantRefusal>, "schema" | "children"> {
  questions: ShownQuestion[];
  whyTitle: string;
  onCondition: OnCondition | null;
}

/** A page of nothing but questions. */
export function PartForm({ questions, whyTitle, onCondition, ...form }: PartFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/registration/schema/draft").then((schema) => schema.QuestionsPageSchema)}
    >
      <Questions {...{ questions, whyTitle, onCondition }} />
    </StepForm>
  );
}
