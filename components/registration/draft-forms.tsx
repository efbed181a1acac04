"use client";

import type { ReactNode } from "react";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { ApplicantFields, type AskedOfApplicant } from "./applicant-fields";
import type { ParticipantRefusal } from "./form-words";

const schemas = () => import("@/lib/registration/schema/draft");

type Shell = Omit<StepFormProps<ParticipantRefusal>, "schema" | "children">;

interface YouFormProps extends Shell {
  /** There is no draft yet. */
  first: boolean;
  fields: AskedOfApplicant[];
  before?: ReactNode;
}

/** The first page: who somebody is, and how they are written to. */
export function YouForm({ first, fields, before, ...form }: YouFormProps) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => (first ? of.BeginSchema : of.YouSchema))}>
      {before}
      <ApplicantFields fields={fields} />
    </StepForm>
  );
}

interface CooperativeFormProps extends Shell {
  fields: AskedOfApplicant[];
}

/** The second page: the cooperative or organisation, if any, and the country. */
export function CooperativeForm({ fields, ...form }: CooperativeFormProps) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => of.CooperativeSchema)}>
      <ApplicantFields fields={fields} />
    </StepForm>
  );
}
