import type { useTranslations } from "next-intl";
import type { Decision } from "@/lib/participants/schema/decision";

/** What was decided in words: about whom, or about how many; undefined where nobody was decided about. */
export function decisionWords(
  t: ReturnType<typeof useTranslations<"desk-registrations">>,
  decision: Decision,
  asked: readonly { fullName: string }[],
  decided: number,
): string | undefined {
  const [only] = asked;
  if (decided === 0) return undefined;
  if (only && asked.length === 1) return t(`decided.one.${decision}`, { name: only.fullName });
  return t(`decided.many.${decision}`, { count: decided });
}
