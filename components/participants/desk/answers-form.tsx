"use client";

import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import type { OnCondition } from "@/components/registration/conditional-questions";
import type { ParticipantRefusal } from "@/components/registration/form-words";
import { Questions, type ShownQuestion } from "@/components/registration/question-field";

interface AnswersFormProps extends Omit<StepFormProps<ParticipantRefusal>, "schema" | "children"> {
  questions: ShownQuestion[];
  whyTitle: string;
  onCondition: OnCondition | null;
  reason: { label: string; hint: string };
}

/** Somebody's answers, as an organiser writes them down, and why. */
export function AnswersForm({ questions, whyTitle, onCondition, reason, ...form }: AnswersFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/participants/schema/answer-for").then((of) => of.AnswerForSchema)}
    >
      <Questions {...{ questions, whyTitle, onCondition }} />
      <TextField name="reason" {...reason} maxLength={300} />
    </StepForm>
  );
}
