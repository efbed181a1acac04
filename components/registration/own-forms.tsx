"use client";

import { SelectField } from "@/components/forms/select-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import type { ParticipantRefusal } from "./form-words";
import { Questions, type ShownQuestion } from "./part-form";

const schemas = () => import("@/lib/registration/schema/own");

type Shell = Omit<StepFormProps<ParticipantRefusal>, "schema" | "children">;
type Option = { value: string; label: string; lang?: string };

/** A step that only needs to be meant: withdraw, erase. */
export function ConfirmForm(form: Shell) {
  return <StepForm {...form} schema={() => schemas().then((of) => of.OwnStepSchema)} />;
}

/** Takes one consent back. */
export function TakeBackForm(form: Shell) {
  return <StepForm {...form} schema={() => schemas().then((of) => of.OwnConsentSchema)} />;
}

/** One address: a new one, or the one whose links are lost. */
export function AddressForm({ label, lost, ...form }: Shell & { label: string; lost: boolean }) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => (lost ? of.LostLinkSchema : of.OwnEmailSchema))}>
      <TextField name="email" type="email" label={label} autoComplete="email" />
    </StepForm>
  );
}

interface ChangeFormProps extends Shell {
  labels: Record<"fullName" | "affiliation" | "country" | "choose" | "language", string>;
  countries: Option[];
  languages: Option[];
  questions: ShownQuestion[];
  whyTitle: string;
}

/** What a person may change of a registration. */
export function ChangeForm({ labels, countries, languages, questions, whyTitle, ...form }: ChangeFormProps) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => of.OwnChangeSchema)}>
      <TextField name="fullName" label={labels.fullName} autoComplete="name" />
      <SelectField name="language" label={labels.language} options={languages} />
      <TextField name="affiliation" label={labels.affiliation} autoComplete="organization" />
      <SelectField
        name="country"
        label={labels.country}
        empty={labels.choose}
        options={countries}
        autoComplete="country"
      />
      <Questions questions={questions} whyTitle={whyTitle} />
    </StepForm>
  );
}
