import type { Texts } from "@/lib/platform/i18n/texts";

const REASONS = ["UNWANTED", "STOPPED", "EDITION-CANCELLED"] as const;

/** Why a mail did not leave: our own reasons in words, what a mail server answered as it said it. */
export function whyNot(t: Texts<"desk-lists">, failure: string): string {
  const reason = REASONS.find((one) => one === failure);
  return reason ? t(`outbox.why-not.${reason}`) : failure;
}
