import { type FormRecord, texts } from "@/lib/platform/form-fields";

/** An organisation under the field names of its form: what it is filled with, and what a conflict shows as theirs. */
export function organisationFields(row: {
  name: string;
  controllerName: string;
  controllerAddress: string;
  privacyContact: string;
  languages: string[];
  legalNotice: unknown;
  answerDays: number;
  sensitiveAnswerDays: number;
  colour: string;
}): FormRecord {
  return { ...row, mainLanguage: row.languages[0], legalNotice: texts(row.legalNotice) };
}
