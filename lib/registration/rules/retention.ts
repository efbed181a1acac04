import { addDays } from "@/lib/platform/dates/zones";

/** A registration is kept this long after the last day of its edition. */
export const RETENTION_DAYS = 365;

/**
 * Until when something of a registration is held, as ISO dates: all of it, and the sensitive answers, which go first.
 * Null without a last day, or where nothing sensitive is asked.
 */
export function retentionOf(
  lastDay: string | null,
  questions: ReadonlyArray<{ sensitive: boolean; retentionDays: number }>,
): { all: string | null; sensitive: string | null } {
  if (!lastDay) return { all: null, sensitive: null };
  const sensitive = questions
    .filter((question) => question.sensitive)
    .map((question) => question.retentionDays);
  return {
    all: addDays(lastDay, RETENTION_DAYS),
    sensitive: sensitive.length > 0 ? addDays(lastDay, Math.max(...sensitive)) : null,
  };
}
