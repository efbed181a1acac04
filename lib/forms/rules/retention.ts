import { addDays } from "@/lib/platform/dates/zones";
import type { FieldKind } from "@/prisma/generated/enums";
import { asks } from "./kinds";

/**
 * Days after the last day of an edition that answers are held: at most, and where neither a question nor its organisation says
 * otherwise; docs/privacy.md states them.
 */
export const ANSWER_DAYS = 365;
/** The same for access and food. */
export const SENSITIVE_ANSWER_DAYS = 30;

/** How long an organisation keeps answers where a question says nothing else, in days after the last day. */
export interface UsualDays {
  answerDays: number;
  sensitiveAnswerDays: number;
}

/**
 * Until when answers are held, as ISO dates, counted from the last day of the edition; the sensitive ones go first. The
 * nightly purge deletes by the same field versions. Null without a last day, or where no such thing is asked.
 */
export function retentionOf(
  lastDay: string | null,
  questions: ReadonlyArray<{ kind: FieldKind; sensitive: boolean; retentionDays: number }>,
): { answers: string | null; sensitive: string | null } {
  const until = (sensitive: boolean) => {
    const days = questions
      .filter((one) => asks(one.kind) && one.sensitive === sensitive)
      .map((one) => one.retentionDays);
    return lastDay && days.length > 0 ? addDays(lastDay, Math.max(...days)) : null;
  };
  return { answers: until(false), sensitive: until(true) };
}
