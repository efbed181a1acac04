import { isWider } from "@/prisma/enums/readers";
import type { AnswerReaders, FieldKind } from "@/prisma/generated/enums";
import { asks, isTold } from "./kinds";
import { type Condition, isConditional } from "./visible";

/** How long a chain of questions may be that hang on each other's answers. */
export const MOST_LEVELS = 5;

/** A question that is asked, as far as others may depend on it. */
export interface LinkedQuestion {
  key: string;
  kind: FieldKind;
  sensitive: boolean;
  readers: AnswerReaders;
  /** The values of its options. */
  options: readonly string[];
  condition: Condition;
  /** Asked behind the private link, of everybody with a place. */
  later: boolean;
}

export type ConditionCode =
  /** It hangs on a question that is not asked. */
  | "condition-gone"
  /** It hangs on a question that stands below it, or on itself. */
  | "condition-order"
  /** It hangs on an answer that can't be given. */
  | "condition-option"
  | "condition-sensitive"
  /** It is read by more people than what it hangs on. */
  | "condition-readers"
  /** It, or what it hangs on, is asked later. */
  | "condition-later"
  | "condition-deep";

/** What is wrong: `question` hangs on `of`, both by their keys. */
export interface ConditionFault {
  code: ConditionCode;
  question: string;
  of: string;
}

/** The answers to a question on which another may depend one by one; of every other kind only that it is answered. */
export function namedAnswers({ kind, options }: Pick<LinkedQuestion, "kind" | "options">): readonly string[] {
  if (kind === "yes_no") return ["yes", "no"];
  return kind === "choice" || kind === "choices" ? options : [];
}

/**
 * What is wrong with a form as it would be after an edit; null for nothing. Each question hangs on answers above it only,
 * so there is no circle; on no sensitive one and on none that fewer people read, since whoever reads the other answers would learn of it; and through
 * `MOST_LEVELS` questions at most.
 * @param form what is asked, in its order
 */
export function conditionFault(form: readonly LinkedQuestion[]): ConditionFault | null {
  const above = new Map<string, { question: LinkedQuestion; level: number }>();
  const asked = new Set(form.map(({ key }) => key));
  for (const question of form) {
    let level = 0;
    // Who is still to answer is counted for all together, and a form is judged without the other.
    if (question.later && isConditional(question))
      return { code: "condition-later", question: question.key, of: question.key };
    for (const clause of question.condition.clauses ?? []) {
      if (clause.about !== "answer") continue;
      const fault = (code: ConditionCode) => ({ code, question: question.key, of: clause.question });
      const subject = above.get(clause.question);
      if (!subject) return fault(asked.has(clause.question) ? "condition-order" : "condition-gone");
      if (!isTold(subject.question.kind)) return fault("condition-gone");
      if (subject.question.later) return fault("condition-later");
      if (subject.question.sensitive) return fault("condition-sensitive");
      if (asks(question.kind) && isWider(question.readers, subject.question.readers))
        return fault("condition-readers");
      const named = namedAnswers(subject.question);
      if (clause.is !== "answered" && !clause.values.every((value) => named.includes(value)))
        return fault("condition-option");
      level = Math.max(level, subject.level + 1);
      if (level > MOST_LEVELS) return fault("condition-deep");
    }
    above.set(question.key, { question, level });
  }
  return null;
}
