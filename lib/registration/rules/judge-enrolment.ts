import { judgeAnswers } from "@/lib/forms/rules/answers";
import { askedNow } from "@/lib/forms/rules/asked-now";
import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { FormValues } from "@/lib/platform/merge-form";
import { done, type Result, refused } from "@/lib/platform/result";
import type { DraftContent, Enrolment } from "../schema/draft";
import { droppedAnswers } from "./circumstances";
import { answerFields, answersOf } from "./form-fields";

/** What page three says, where it is right. */
export interface Enrolled {
  categoryId: string;
  mode: "on_site" | "online";
  content: Omit<DraftContent, "pages">;
}

/** Page three as it was sent, under the names of its fields. */
export function sentEnrolment({
  category,
  mode,
  answers = {},
  agreed = {},
}: Pick<Enrolment, "category" | "mode" | "answers" | "agreed">): FormValues {
  return { category, ...(mode ? { mode } : {}), ...answerFields({ answers, agreed: Object.keys(agreed) }) };
}

interface Drawn {
  /** The versions of conditional questions that the page had. */
  shown: Readonly<Record<string, unknown>> | undefined;
  /** The answers that were there before, by version. */
  stored: Readonly<Record<string, unknown>>;
}

/**
 * Judges page three by what only the database knows: a category that is offered, questions as they are asked now of who takes
 * part so, a consent for each sensitive answer. Such field errors are the detail of "field-errors"; "changed": it answers
 * what is not asked any more.
 */
export function judgeEnrolment(
  { head, categories, questions }: Pick<RegisterForm, "head" | "categories" | "questions">,
  values: FormValues,
  { shown = {}, stored }: Drawn,
): Result<Enrolled, "field-errors" | "changed"> {
  const { answers, agreed } = answersOf(values);
  const categoryId = [values.category ?? ""].flat()[0] ?? "";
  const mode = head.mode !== "either" ? head.mode : modeOf(values);
  const judged = judgeAnswers(questions, answers, agreed, { category: categoryId, mode });
  const { "": changed, ...wrong } = judged.fieldErrors;
  const fieldErrors: Record<string, string> = {
    ...wrong,
    ...askedNow(questions, judged, shown),
    // A draft holds no place: what is full by now has to be chosen otherwise.
    ...fullChoices(judged.answers, limitedOf(questions)),
  };
  if (!categories.some((category) => category.id === categoryId)) fieldErrors.category = "missing";
  if (mode === null) fieldErrors.mode = "choose";
  if (changed) return refused("changed");
  if (mode === null || Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
  const dropped = droppedAnswers(questions, judged, stored);
  return done({ categoryId, mode, content: { answers: judged.answers, agreed: judged.agreed, dropped } });
}

/** How somebody who has the choice will take part; null: not chosen. */
function modeOf(values: FormValues): "on_site" | "online" | null {
  if (!values.mode) return null;
  return values.mode === "online" ? "online" : "on_site";
}
