"use client";

import type { ReactNode } from "react";
import { SelectField } from "@/components/forms/select-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import type { ParticipantRefusal } from "./form-words";

const schemas = () => import("@/lib/registration/schema/draft");

type Shell = Omit<StepFormProps<ParticipantRefusal>, "schema" | "children">;
type Option = { value: string; label: string; lang?: string };

interface YouFormProps extends Shell {
  /** There is no draft yet. */
  first: boolean;
  labels: Record<"fullName" | "fullNameHint" | "email" | "emailHint" | "language", string>;
  languages: Option[];
  before?: ReactNode;
}

/** The first page: who somebody is, and how they are written to. */
export function YouForm({ first, labels, languages, before, ...form }: YouFormProps) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => (first ? of.BeginSchema : of.YouSchema))}>
      {before}
      <TextField
        name="fullName"
        label={labels.fullName}
        hint={labels.fullNameHint}
        autoComplete="name"
        maxLength={400}
      />
      <TextField
        name="email"
        type="email"
        label={labels.email}
        hint={labels.emailHint}
        autoComplete="email"
      />
      <SelectField name="language" label={labels.language} options={languages} />
    </StepForm>
  );
}

interface CooperativeFormProps extends Shell {
  labels: Record<"affiliation" | "affiliationHint" | "country" | "choose", string>;
  countries: Option[];
}

/** The second page: the cooperative or organisation, if any, and the country. */
export function CooperativeForm({ labels, countries, ...form }: CooperativeFormProps) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => of.CooperativeSchema)}>
      <TextField
        name="affiliation"
        label={labels.affiliation}
        hint={labels.affiliationHint}
        autoComplete="organization"
        maxLength={400}
      />
      <SelectField
        name="country"
        label={labels.country}
        empty={labels.choose}
        options={countries}
        autoComplete="country"
      />
    </StepForm>
  );
}
