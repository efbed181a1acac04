import { addDays } from "@/lib/platform/dates/zones";
import type { FieldKind } from "@/prisma/generated/enums";
import { asks } from "./kinds";

/** Days after the last day of the edition that the standard form's answers are held; docs/privacy.md states them. */
export const ANSWER_DAYS = 365;
/** The same for access and food. */
export const SENSITIVE_ANSWER_DAYS = 30;

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
