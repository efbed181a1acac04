import { partsOf } from "@/lib/forms/rules/parts";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { FormValues } from "@/lib/platform/merge-form";
import { done, type Result, refused } from "@/lib/platform/result";
import type { DraftContent, Enrolment } from "../schema/draft";
import { answerFields } from "./form-fields";
import { judgePart, type PartDrawn } from "./judge-part";

/** What page three says, where it is right. */
export interface Enrolled {
  categoryId: string;
  mode: "on_site" | "online";
  content: Omit<DraftContent, "pages">;
}

/** Page three as it was sent, under the names of its fields. */
export function sentEnrolment(sent: Pick<Enrolment, "category" | "mode" | "answers" | "agreed">): FormValues {
  const { category, mode } = sent;
  return { category, ...(mode ? { mode } : {}), ...sentPart(sent) };
}

/** The same for the questions of any page. */
export function sentPart({ answers = {}, agreed = {} }: Pick<Enrolment, "answers" | "agreed">): FormValues {
  return answerFields({ answers, agreed: Object.keys(agreed) });
}

/**
 * Judges page three, the first of questions, by what only the database knows: a category that is offered, questions as they
 * are asked now of who takes part so, a consent for each sensitive answer. Such field errors are the detail of
 * "field-errors"; "changed": it answers what is not asked any more.
 */
export function judgeEnrolment(
  { head, categories, questions }: Pick<RegisterForm, "head" | "categories" | "questions">,
  values: FormValues,
  drawn: PartDrawn,
): Result<Enrolled, "field-errors" | "changed"> {
  const categoryId = [values.category ?? ""].flat()[0] ?? "";
  const mode = head.mode !== "either" ? head.mode : modeOf(values);
  const [part = { heading: null, questions: [] }] = partsOf(questions);
  const circumstances = { category: categoryId, mode };
  const { changed, fieldErrors, content } = judgePart(questions, part, values, circumstances, drawn);
  if (!categories.some((category) => category.id === categoryId)) fieldErrors.category = "missing";
  if (mode === null) fieldErrors.mode = "choose";
  if (changed) return refused("changed");
  if (mode === null || Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
  return done({ categoryId, mode, content });
}

/** How somebody who has the choice will take part; null: not chosen. */
function modeOf(values: FormValues): "on_site" | "online" | null {
  if (!values.mode) return null;
  return values.mode === "online" ? "online" : "on_site";
}
