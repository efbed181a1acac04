"use client";

import { ChoiceField } from "@/components/forms/choice-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import type { SpeakerRefusal } from "./form-words";

type Shell = Omit<StepFormProps<SpeakerRefusal>, "schema" | "children">;

interface ReplyFormProps extends Shell {
  texts: Record<"reply" | "confirmed" | "declined" | "words" | "optional" | "hint", string>;
}

/** Whether a speaker comes to one session, and what the organisers should know. */
export function ReplyForm({ texts, ...form }: ReplyFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/speakers/schema").then((of) => of.OwnReplySchema)}
      sign="check"
    >
      <ChoiceField
        name="reply"
        label={texts.reply}
        options={[
          { value: "confirmed", label: texts.confirmed },
          { value: "declined", label: texts.declined },
        ]}
      />
      <TextField
        name="words"
        rows={3}
        maxLength={1_000}
        label={
          <>
            {texts.words} <small className="muted">{texts.optional}</small>
          </>
        }
        hint={texts.hint}
      />
    </StepForm>
  );
}
