import type { NewRegistration } from "@/lib/registration/commands/new-registration";
import { applicantOf } from "@/lib/registration/rules/applicant";
import { APPLICANT_NAMES, type Applicant, type ApplicantName } from "@/lib/registration/schema/applicant";

/** Fields in which nothing was written: a test says only what it is about, and knows of no field that comes later. */
export function blankFields<Name extends ApplicantName>(names: readonly Name[]): Record<Name, ""> {
  return Object.fromEntries(names.map((name) => [name, ""])) as Record<Name, "">;
}

/** Somebody who registers: Italian, and nothing else that is not said. */
export function makeApplicant(choice: Partial<Applicant>): Applicant {
  return applicantOf({ ...blankFields(APPLICANT_NAMES), language: "it", country: "IT", ...choice });
}

/** Somebody who comes by the form, as `register` takes them, with whatever a test says otherwise. */
export function newcomer(
  {
    organisationId,
    editionId,
    categoryId,
  }: Pick<NewRegistration, "organisationId" | "editionId" | "categoryId">,
  choice: Partial<NewRegistration> & Pick<Applicant, "fullName" | "email"> & Partial<Applicant>,
): NewRegistration {
  return {
    organisationId,
    editionId,
    draftId: null,
    origin: "form",
    categoryId,
    mode: "on_site",
    answers: {},
    sensitive: {},
    told: [],
    agreed: [],
    another: false,
    tell: true,
    once: null,
    ...choice,
    applicant: makeApplicant(choice),
  };
}
