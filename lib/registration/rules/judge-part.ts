import { judgeAnswers } from "@/lib/forms/rules/answers";
import { askedNow } from "@/lib/forms/rules/asked-now";
import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import { type FormPart, questionsOfPart } from "@/lib/forms/rules/parts";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Circumstances } from "@/lib/forms/rules/visible";
import type { FormValues } from "@/lib/platform/merge-form";
import type { DraftContent } from "../schema/draft";
import { droppedAnswers } from "./circumstances";
import { answersOf } from "./form-fields";

type Question = RegisterForm["questions"][number];

/** What is known besides the fields of a page of questions. */
export interface PartDrawn {
  /** The versions of conditional questions that the page had. */
  shown: Readonly<Record<string, unknown>> | undefined;
  /** What was answered before, on this page and the others. */
  stored: Pick<DraftContent, "answers" | "agreed">;
}

/**
 * Judges one page of questions together with what stands on the others: what is wrong on this page, and all that is answered
 * by then. An answer on another page that is not asked any more by what this one says is dropped.
 */
export function judgePart(
  questions: readonly Question[],
  part: FormPart<Question>,
  values: FormValues,
  circumstances: Circumstances,
  { shown = {}, stored }: PartDrawn,
): { changed: boolean; fieldErrors: Record<string, string>; content: Omit<DraftContent, "pages"> } {
  const sent = answersOf(values);
  const own = new Set(part.questions.map(({ versionId }) => versionId));
  const consents = new Set<string | null>(part.questions.map(({ consentId }) => consentId));
  const isElsewhere = (id: string) => !own.has(id) && questions.some(({ versionId }) => versionId === id);
  const elsewhere = Object.fromEntries(Object.entries(stored.answers).filter(([id]) => isElsewhere(id)));
  const agreed = new Set([...stored.agreed.filter((id) => !consents.has(id)), ...sent.agreed]);
  const judged = judgeAnswers(questions, { ...elsewhere, ...sent.answers }, agreed, circumstances);
  const { "": changed, ...wrong } = judged.fieldErrors;
  const here = new Set([
    ...[...own].map((id) => `answers.${id}`),
    ...[...consents].map((id) => `agreed.${id}`),
    // Moved to another page since this one was drawn: told where it was typed.
    ...Object.keys(values),
  ]);
  const drawn = questionsOfPart(questions, part, circumstances, elsewhere);
  const fieldErrors = Object.fromEntries(
    Object.entries({
      ...wrong,
      ...askedNow(drawn, judged, shown),
      // A draft holds no place: what is full by now has to be chosen otherwise.
      ...fullChoices(judged.answers, limitedOf(questions)),
    }).filter(([name]) => here.has(name)),
  );
  const kept = Object.entries(elsewhere).filter(([id]) => judged.asked.has(id));
  return {
    changed: changed !== undefined,
    fieldErrors,
    content: {
      // What an edit has made wrong on another page stays there until its person has seen it.
      answers: { ...Object.fromEntries(kept), ...judged.answers },
      agreed: judged.agreed,
      dropped: droppedAnswers(questions, judged, stored.answers),
    },
  };
}
