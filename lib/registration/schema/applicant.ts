import * as z from "zod/mini";
import { CountrySchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { EmailSchema, lineSchema, requiredLineSchema } from "@/lib/platform/text";

/** What there is to know of one thing that is asked of somebody who registers. */
interface ApplicantField {
  /** The page of the form that asks it. */
  page: "you" | "cooperative";
  /** As the form takes it. */
  form: z.ZodMiniType;
  /** As its person corrects it later; null: by a page of its own. */
  selfService: z.ZodMiniType | null;
  /** As an organiser adds somebody. */
  desk: z.ZodMiniType;
  /** As a program sends it. */
  api: z.ZodMiniType;
  /** As its column holds it. */
  stored: z.ZodMiniType<string | null>;
  /** What an erasure leaves in the column; "kept" says nothing of who it was. */
  erased: "" | null | "kept";
  /** Who has to say it. */
  needed: { form: boolean; desk: boolean };
  control: "text" | "email" | "language" | "country";
  /** Characters of a text. */
  most: number | null;
  /** How a browser knows it from earlier forms; null: it does not. */
  autoComplete: string | null;
  /** Its texts in "registration": as it is asked, what is said beside, as it is told back. */
  words: { asked: string; hint: string | null; told: string };
}

const name = requiredLineSchema(200);
const line = lineSchema(200);
const language = z.enum(LOCALES, "language");
const country = z.string("missing").check(z.regex(/^[A-Z]{2}$/, "country"));

/**
 * Who registers: every way in (the form, a program, an organiser), the draft, the person's own pages, the desk, the file
 * and the erasure take it from here. A new field is an entry, its column and its texts; in `api` and in the forms it is
 * one that may be left out, or what was drawn or written before it is refused.
 */
export const APPLICANT = {
  fullName: {
    page: "you",
    form: name,
    selfService: name,
    desk: name,
    api: name,
    stored: z.string(),
    erased: "",
    needed: { form: true, desk: true },
    control: "text",
    most: 200,
    autoComplete: "name",
    words: { asked: "you.fullName", hint: "you.fullNameHint", told: "check.fullName" },
  },
  email: {
    page: "you",
    form: EmailSchema,
    selfService: null,
    desk: EmailSchema,
    api: EmailSchema,
    stored: z.string(),
    erased: "",
    needed: { form: true, desk: true },
    control: "email",
    most: null,
    autoComplete: "email",
    words: { asked: "you.email", hint: "you.emailHint", told: "check.email" },
  },
  /** The language of messages. */
  language: {
    page: "you",
    form: z.enum(LOCALES),
    selfService: z.enum(LOCALES),
    desk: language,
    api: language,
    stored: z.string(),
    erased: "kept",
    needed: { form: true, desk: true },
    control: "language",
    most: null,
    autoComplete: null,
    words: { asked: "you.language", hint: null, told: "check.language" },
  },
  affiliation: {
    page: "cooperative",
    form: line,
    selfService: line,
    desk: line,
    api: z._default(line, ""),
    stored: z.string(),
    erased: "",
    needed: { form: false, desk: false },
    control: "text",
    most: 200,
    autoComplete: "organization",
    words: {
      asked: "cooperative.affiliation",
      hint: "cooperative.affiliationHint",
      told: "check.affiliation",
    },
  },
  country: {
    page: "cooperative",
    form: z.string().check(z.minLength(1, "missing"), z.regex(/^$|^[A-Z]{2}$/, "country")),
    selfService: CountrySchema,
    desk: CountrySchema,
    api: country,
    stored: z.nullable(z.string()),
    erased: null,
    needed: { form: true, desk: false },
    control: "country",
    most: null,
    autoComplete: "country",
    words: { asked: "cooperative.country", hint: null, told: "check.country" },
  },
} as const satisfies Record<string, ApplicantField>;

type Fields = typeof APPLICANT;
export type ApplicantName = keyof Fields;
export const APPLICANT_NAMES = Object.keys(APPLICANT) as ApplicantName[];
/** The pages of the form that ask it. */
export type ApplicantPage = Fields[ApplicantName]["page"];
export type NamesOn<Page extends ApplicantPage> = {
  [Name in ApplicantName]: Fields[Name]["page"] extends Page ? Name : never;
}[ApplicantName];
/** What its person may correct among everything else. */
export type SelfServiceName = {
  [Name in ApplicantName]: Fields[Name]["selfService"] extends null ? never : Name;
}[ApplicantName];

/** The names of one page, in the order they are asked. */
export function namesOn<Page extends ApplicantPage>(page: Page): Array<NamesOn<Page>> {
  return APPLICANT_NAMES.filter((one) => APPLICANT[one].page === page) as Array<NamesOn<Page>>;
}
export const SELF_SERVICE_NAMES = APPLICANT_NAMES.filter(
  (one) => APPLICANT[one].selfService !== null,
) as SelfServiceName[];

function shape<Name extends ApplicantName, Way extends "form" | "selfService" | "desk" | "api">(
  names: readonly Name[],
  way: Way,
) {
  return Object.fromEntries(names.map((one) => [one, APPLICANT[one][way]])) as unknown as {
    [One in Name]: Exclude<Fields[One][Way], null>;
  };
}

/** The fields of schemas. */
export const pageShape = <Page extends ApplicantPage>(page: Page) => shape(namesOn(page), "form");
export const selfServiceShape = shape(SELF_SERVICE_NAMES, "selfService");
export const deskShape = shape(APPLICANT_NAMES, "desk");
export const apiShape = shape(APPLICANT_NAMES, "api");

/** Somebody who registers, as the columns of a registration hold them. */
export type Applicant = { [One in ApplicantName]: z.output<Fields[One]["stored"]> };
