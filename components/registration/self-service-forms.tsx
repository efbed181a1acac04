"use client";

import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import { ApplicantFields, type AskedOfApplicant } from "./applicant-fields";
import type { OnCondition } from "./conditional-questions";
import type { ParticipantRefusal } from "./form-words";
import { Questions, type ShownQuestion } from "./question-field";

const schemas = () => import("@/lib/registration/schema/self-service");

type Shell = Omit<StepFormProps<ParticipantRefusal>, "schema" | "children">;

/** An act that only needs to be confirmed: withdraw, erase. */
export function ConfirmForm(form: Shell) {
  return <StepForm {...form} schema={() => schemas().then((of) => of.SelfServiceActSchema)} />;
}

/** Takes one consent back. */
export function TakeBackForm(form: Shell) {
  return <StepForm {...form} schema={() => schemas().then((of) => of.SelfServiceConsentSchema)} />;
}

/** One address: a new one, or the one whose links are lost. */
export function AddressForm({ label, lost, ...form }: Shell & { label: string; lost: boolean }) {
  return (
    <StepForm
      {...form}
      schema={() => schemas().then((of) => (lost ? of.LostLinkSchema : of.SelfServiceEmailSchema))}
    >
      <TextField name="email" type="email" label={label} autoComplete="email" />
    </StepForm>
  );
}

interface ChangeFormProps extends Shell {
  fields: AskedOfApplicant[];
  questions: ShownQuestion[];
  whyTitle: string;
  onCondition: OnCondition | null;
}

/** What a person may change of a registration. */
export function ChangeForm({ fields, questions, whyTitle, onCondition, ...form }: ChangeFormProps) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => of.SelfServiceChangeSchema)}>
      <ApplicantFields fields={fields} />
      <Questions {...{ questions, whyTitle, onCondition }} />
    </StepForm>
  );
}

interface LaterFormProps extends Shell {
  questions: ShownQuestion[];
  whyTitle: string;
  onCondition: OnCondition | null;
}

/** What was asked later. */
export function LaterForm({ questions, whyTitle, onCondition, ...form }: LaterFormProps) {
  return (
    <StepForm {...form} schema={() => schemas().then((of) => of.SelfServiceAnswersSchema)}>
      <Questions {...{ questions, whyTitle, onCondition }} />
    </StepForm>
  );
}
