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

/**
 * Whether a mail is named to whoever has the private link: no draft of an organiser's message, and while nobody has said
 * whose the address is no such message but what went there. That it was meant for them may tell what they answered; so may that
 * they were reminded of what they had not.
 */
export function isNamed(
  {
    mailingId,
    template,
    state,
    sentAt,
  }: { mailingId: string | null; template: string; state: string; sentAt: Date | null },
  before: Date | null,
): boolean {
  if (mailingId === null && template !== "still-to-answer") return true;
  if (before) return sentAt !== null && sentAt >= before;
  return state !== "draft";
}

/** How a correction stands for whoever had the address before. */
export type CorrectionState = "open" | "over" | "agreed" | "taken-back" | "ended";

/**
 * @param correction `isBack`: whether the address that it replaced is the registration's now. Taken back, it is not where somebody
 *   with an earlier address took that back, too, or it was corrected anew: then its own way back has "ended".
 * @param now the database's clock
 */
export function correctionState(
  correction: { openUntil: Date; agreedAt: Date | null; takenBackAt: Date | null; isBack: boolean },
  now: Date,
): CorrectionState {
  if (correction.takenBackAt) return correction.isBack ? "taken-back" : "ended";
  if (correction.agreedAt) return "agreed";
  return now < correction.openUntil ? "open" : "over";
}
