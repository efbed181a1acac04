import type { FormValues } from "@/lib/platform/merge-form";
import { emailKey, nameKey } from "@/lib/platform/text";
import { APPLICANT, APPLICANT_NAMES, type Applicant, type ApplicantName } from "../schema/applicant";

/** Some fields of an applicant, and nothing else of what they stand in. */
export function pickApplicant<Name extends ApplicantName>(
  row: Pick<Applicant, Name>,
  names: readonly Name[],
): Pick<Applicant, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Applicant, Name>;
}

/** The person in a row, a form or a body that holds more. */
export const applicantOf = (row: Applicant): Applicant => pickApplicant(row, APPLICANT_NAMES);

/** The same under the names of the fields that ask it: for drawing a form and for comparing. */
export function applicantFields<Name extends ApplicantName>(
  row: Pick<Applicant, Name>,
  names: readonly Name[],
): FormValues {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? ""]));
}

/** The way back; a list where one is meant counts as its first. */
export function fromFields<Name extends ApplicantName>(
  values: FormValues,
  names: readonly Name[],
): Pick<Applicant, Name> {
  const pairs = names.map((name) => {
    const value = [values[name] ?? ""].flat()[0] ?? "";
    return [name, value === "" && APPLICANT[name].erased === null ? null : value];
  });
  return Object.fromEntries(pairs) as Pick<Applicant, Name>;
}

/** What else a row holds of a field: how it is found again. */
const KEYS = { fullName: ["nameKey", nameKey], email: ["emailKey", emailKey] } as const;
type Keyed = keyof typeof KEYS;
type Keys<Name extends ApplicantName> = { [One in Name & Keyed as (typeof KEYS)[One][0]]: string };

/** The columns of some fields, with the keys that are made from them. */
export function applicantColumns<Name extends ApplicantName>(
  row: Pick<Applicant, Name>,
  names: readonly Name[],
): Pick<Applicant, Name> & Keys<Name> {
  const columns: Record<string, unknown> = pickApplicant(row, names);
  for (const [name, [key, made]] of Object.entries(KEYS))
    if (name in columns) columns[key] = made(String(columns[name]));
  return columns as Pick<Applicant, Name> & Keys<Name>;
}

/** How the database calls a field's column. */
export const columnOf = (name: ApplicantName): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Every column of an applicant, for a `select`. */
export const APPLICANT_COLUMNS = Object.fromEntries(APPLICANT_NAMES.map((name) => [name, true])) as {
  [Name in ApplicantName]: true;
};

type Erased = {
  [Name in ApplicantName as (typeof APPLICANT)[Name]["erased"] extends "kept"
    ? never
    : Name]: (typeof APPLICANT)[Name]["erased"];
};
type ErasedKeys = { [Name in Keyed as (typeof KEYS)[Name][0]]: "" };

/** What an erasure writes into the columns, the keys with them. */
export const ERASED_APPLICANT = Object.fromEntries(
  APPLICANT_NAMES.flatMap((name) => {
    const { erased } = APPLICANT[name];
    if (erased === "kept") return [];
    const key = name in KEYS ? KEYS[name as Keyed][0] : null;
    return [[name, erased], ...(key ? [[key, ""]] : [])];
  }),
) as Erased & ErasedKeys;
