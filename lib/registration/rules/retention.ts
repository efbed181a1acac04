import { addDays } from "@/lib/platform/dates/zones";

/**
 * Until when answers are held, as ISO dates, counted from the last day of the edition; the sensitive ones go first. The
 * nightly purge deletes by the same field versions. Null without a last day, or where no such thing is asked.
 */
export function retentionOf(
  lastDay: string | null,
  questions: ReadonlyArray<{ sensitive: boolean; retentionDays: number }>,
): { answers: string | null; sensitive: string | null } {
  const until = (sensitive: boolean) => {
    const days = questions.filter((one) => one.sensitive === sensitive).map((one) => one.retentionDays);
    return lastDay && days.length > 0 ? addDays(lastDay, Math.max(...days)) : null;
  };
  return { answers: until(false), sensitive: until(true) };
}
