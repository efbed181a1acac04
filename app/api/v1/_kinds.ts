import type { FieldKind } from "@/prisma/generated/enums";

/** What a program sends as the answer to a question of each kind; lib/forms/rules/kinds.ts judges it. */
const TAKEN: Record<FieldKind, string> = {
  text: "a line, at most 200 characters",
  long_text: "several lines, at most 2,000 characters",
  number: 'digits with at most two decimals and no separators, as text, e.g. "12.5"',
  date: "a date of RFC 3339, e.g. 2027-10-08",
  time: "hours and minutes, e.g. 09:30",
  choice: "the value of an option",
  choices: "a list of values of options",
  yes_no: "yes or no",
  country: "ISO 3166-1 alpha-2, e.g. IT",
  region: "a line, at most 100 characters",
  language: "a BCP 47 tag, e.g. it",
  phone: "5 to 15 digits, grouped as one likes, e.g. +39 02 1234567",
  email: "one address",
  web_address: "an http or https address",
  heading: "nothing, since it asks nothing",
};

/** The answers of a registration in words, for the description of the API. */
export const ANSWERS_TOLD = [
  "By the key of the question; what each kind takes is a text, for several choices a list.",
  ...Object.entries(TAKEN).map(([kind, taken]) => `- \`${kind}\` takes ${taken}.`),
  "What is wrong with one is told as answers.{key} with a code, the same as in the form: missing, choose, too-few, too-many, too-long, characters, number, too-small, too-large, date, too-early, too-late, time, country, language, phone, email, url, invalid.",
].join("\n");
