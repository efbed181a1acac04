import type { FormValues } from "@/lib/platform/merge-form";
import {
  type Applicant,
  type ApplicantPage,
  namesOn,
  SELF_SERVICE_NAMES,
  type SelfServiceName,
} from "../schema/applicant";
import { applicantFields } from "./applicant";

/** What is stored of a registration, under the names of the fields that ask it: for drawing a form and for comparing. */

/** What one page asks of the person. */
export function pageFields(page: ApplicantPage, row: Applicant): FormValues {
  return applicantFields(row, namesOn(page));
}

/** What its person may correct of a registration: themselves and their answers. */
export function selfServiceFields(row: Pick<Applicant, SelfServiceName>, answered: Answered): FormValues {
  return { ...applicantFields(row, SELF_SERVICE_NAMES), ...answerFields(answered) };
}

/** Answers by field version, and the consents that were ticked. */
export interface Answered {
  answers: Readonly<Record<string, string | string[]>>;
  agreed: readonly string[];
}

/** Answers and the consents at them. */
export function answerFields({ answers, agreed }: Answered): FormValues {
  return {
    ...Object.fromEntries(Object.entries(answers).map(([id, value]) => [`answers.${id}`, value])),
    ...Object.fromEntries(agreed.map((id) => [`agreed.${id}`, "on"])),
  };
}

/** Page three of the form; what it holds before it was answered nobody has chosen. */
export function enrolmentFields(row: {
  categoryId: string | null;
  mode: string;
  content: Answered & { pages: number };
}): FormValues {
  return {
    ...(row.categoryId ? { category: row.categoryId } : {}),
    ...(row.content.pages >= 3 ? { mode: row.mode } : {}),
    ...answerFields(row.content),
  };
}

/** The way back from `answerFields`. */
export function answersOf(values: FormValues) {
  const answers: Record<string, string | string[]> = {};
  const agreed = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    const [kind, id = ""] = name.split(".");
    if (kind === "answers") answers[id] = value;
    if (kind === "agreed") agreed.add(id);
  }
  return { answers, agreed };
}

/** Without the fields of questions that are not asked any more. */
export function asked(
  values: FormValues,
  questions: ReadonlyArray<{ versionId: string; consentId: string | null }>,
): FormValues {
  const names = new Set(
    questions.flatMap(({ versionId, consentId }) => [`answers.${versionId}`, `agreed.${consentId}`]),
  );
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !/^(answers|agreed)\./.test(name) || names.has(name)),
  );
}
