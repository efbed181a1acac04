/** How long whoever had an address may take back that an organiser replaced it. */
export const WAY_BACK_DAYS = 7;

/** Of corrections of a registration's address those of which nobody has said yet that the address is the same person's. */
export const UNSETTLED = { shownAt: null, agreedAt: null, takenBackAt: null } as const;

/**
 * Before which moment sensitive answers are withheld behind the private link; null: none are.
 * @param unsettled the corrections that are `UNSETTLED`
 */
export function withheldBefore(unsettled: ReadonlyArray<{ createdAt: Date }>): Date | null {
  return unsettled.reduce<Date | null>(
    (latest, { createdAt }) => (latest && latest > createdAt ? latest : createdAt),
    null,
  );
}

/** Whether an answer, or the consent to it, was given by somebody who is not known to be who reads it now. */
export function isWithheld(
  { sensitive, givenAt }: { sensitive: boolean; givenAt: Date },
  before: Date | null,
): boolean {
  return sensitive && before !== null && givenAt < before;
}

/** How a correction stands for whoever had the address before. */
export type CorrectionState = "open" | "over" | "agreed" | "taken-back";

/** @param now the database's clock */
export function correctionState(
  correction: { openUntil: Date; agreedAt: Date | null; takenBackAt: Date | null },
  now: Date,
): CorrectionState {
  if (correction.takenBackAt) return "taken-back";
  if (correction.agreedAt) return "agreed";
  return now < correction.openUntil ? "open" : "over";
}
