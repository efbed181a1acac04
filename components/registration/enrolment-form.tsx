"use client";

import type { ReactNode } from "react";
import { type Choice, ChoiceField, TickField } from "@/components/forms/choice-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import { Why } from "@/components/forms/why";
import type { ParticipantRefusal } from "./form-words";

/** A question of the form, in the reader's words. */
export interface ShownQuestion {
  versionId: string;
  kind: "text" | "long_text" | "choice" | "choices";
  label: ReactNode;
  hint: ReactNode;
  /** Why we ask, who reads it, until when. */
  why: ReactNode;
  choices: Choice[];
  /** The consent of a sensitive answer, with the term version it is given for. */
  consent: { id: string; text: ReactNode } | null;
}

interface EnrolmentFormProps extends Omit<StepFormProps<ParticipantRefusal>, "schema" | "children"> {
  category: { label: string; choices: Choice[] };
  mode: { label: string; choices: Choice[] } | null;
  questions: ShownQuestion[];
  whyTitle: string;
}

/** The third page: why and how somebody takes part, and what they need. */
export function EnrolmentForm({ category, mode, questions, whyTitle, ...form }: EnrolmentFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/registration/schema/draft").then((schema) => schema.EnrolmentSchema)}
    >
      <ChoiceField name="category" label={category.label} options={category.choices} />
      {mode && <ChoiceField name="mode" label={mode.label} options={mode.choices} />}
      <Questions questions={questions} whyTitle={whyTitle} />
    </StepForm>
  );
}

/** What an edition asks besides; a sensitive answer has its consent right below it. */
export function Questions({ questions, whyTitle }: { questions: ShownQuestion[]; whyTitle: string }) {
  return questions.map((question) => {
    const shared = { name: `answers.${question.versionId}`, label: question.label, hint: question.hint };
    const below = (
      <>
        {question.consent && (
          <TickField name={`agreed.${question.consent.id}`} label={question.consent.text} />
        )}
        <Why title={whyTitle}>{question.why}</Why>
      </>
    );
    return question.kind === "choice" || question.kind === "choices" ? (
      <ChoiceField
        key={question.versionId}
        {...shared}
        options={question.choices}
        several={question.kind === "choices"}
      >
        {below}
      </ChoiceField>
    ) : (
      <TextField key={question.versionId} {...shared} {...(question.kind === "long_text" ? { rows: 3 } : {})}>
        {below}
      </TextField>
    );
  });
}
