"use client";

import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import type { SpeakerRefusal } from "./form-words";

type Shell = Omit<StepFormProps<SpeakerRefusal>, "schema" | "children">;

interface TextsFormProps extends Shell {
  /** The languages of the edition, each with the labels of its two fields. */
  languages: ReadonlyArray<{ tag: string; headline: string; biography: string }>;
  hint: string;
}

/** What is said of a speaker, in each language of the edition. */
export function TextsForm({ languages, hint, ...form }: TextsFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/speakers/schema").then((of) => of.OwnTextsSchema)}
      sign="check"
    >
      {languages.map(({ tag, headline, biography }) => (
        <div key={tag}>
          <TextField name={`headline.${tag}`} label={headline} lang={tag} maxLength={200} />
          <TextField
            name={`biography.${tag}`}
            label={biography}
            hint={hint}
            lang={tag}
            rows={6}
            maxLength={8_000}
          />
        </div>
      ))}
    </StepForm>
  );
}
