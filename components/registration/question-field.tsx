"use client";

import type { ComponentProps, ReactNode } from "react";
import { type Choice, ChoiceField, TickField } from "@/components/forms/choice-field";
import { FileField } from "@/components/forms/file-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Why } from "@/components/forms/why";
import type { Conditional } from "@/lib/forms/rules/visible";
import { ConditionalQuestions, type OnCondition } from "./conditional-questions";
import type { QuestionControl } from "./question-controls";

/** A question of the form, in the reader's words. */
export interface ShownQuestion extends Conditional {
  control: QuestionControl;
  label: ReactNode;
  hint: ReactNode;
  /** Why we ask, who reads it, until when. */
  why: ReactNode;
  choices: Choice[];
  /** Of a file that was sent: how it is said, and taken away. */
  fileWords: ComponentProps<typeof FileField>["words"] | null;
  /** The consent of a sensitive answer, with the term version it is given for. */
  consent: { id: string; text: ReactNode } | null;
}

interface QuestionsProps {
  questions: ShownQuestion[];
  whyTitle: string;
  /** Where what is asked depends on answers. */
  onCondition: OnCondition | null;
}

/** What an edition asks besides; a sensitive answer has its consent right below it. */
export function Questions({ questions, whyTitle, onCondition }: QuestionsProps) {
  const draw = (question: ShownQuestion) => (
    <Question key={question.versionId} question={question} whyTitle={whyTitle} />
  );
  if (!onCondition) return questions.map(draw);
  return (
    <ConditionalQuestions {...onCondition} questions={questions}>
      {draw}
    </ConditionalQuestions>
  );
}

function Question({ question, whyTitle }: { question: ShownQuestion; whyTitle: string }) {
  const { control, label, hint, consent } = question;
  const shared = { name: `answers.${question.versionId}`, label, hint };
  const below = (
    <>
      {consent && <TickField name={`agreed.${consent.id}`} label={consent.text} />}
      <Why title={whyTitle}>{question.why}</Why>
    </>
  );
  switch (control.as) {
    case "heading":
      return (
        <div className="above-6">
          <h2 className="h3">{label}</h2>
          {hint && <p>{hint}</p>}
        </div>
      );
    case "choice":
      return (
        <ChoiceField {...shared} options={question.choices} several={control.several}>
          {below}
        </ChoiceField>
      );
    case "list":
      return (
        <SelectField
          {...shared}
          options={[{ value: "", label: control.empty }, ...control.options]}
          autoComplete={control.autoComplete}
        >
          {below}
        </SelectField>
      );
    case "area":
      return (
        <TextField {...shared} rows={3}>
          {below}
        </TextField>
      );
    case "file":
      return question.fileWords ? (
        <FileField
          {...shared}
          upload={`upload.${question.versionId}`}
          without={`without.${question.versionId}`}
          accept={control.accept}
          words={question.fileWords}
        >
          {below}
        </FileField>
      ) : null;
    case "line": {
      const { as: _as, ...line } = control;
      return (
        <TextField {...shared} {...line}>
          {below}
        </TextField>
      );
    }
  }
}
