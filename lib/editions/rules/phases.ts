import { type DayFacts, daysSpan } from "@/lib/platform/dates/days-span";
import { dateColumn } from "@/lib/platform/dates/zones";

/** Computed, never stored; the first that holds, in this order. */
export const PHASES = [
  "cancelled",
  "archived",
  "past",
  "running",
  "closed",
  "full",
  "open",
  "announced",
  "draft",
] as const;
export type Phase = (typeof PHASES)[number];

export interface PhaseFacts {
  publishedAt: Date | string | null;
  archivedAt: Date | string | null;
  cancelledAt: Date | string | null;
  registrationOpensAt: Date | string | null;
  registrationClosesAt: Date | string | null;
  timeZone: string;
  days: readonly DayFacts[];
  /** No place is left in the root quota. */
  full: boolean;
}

/** The columns of an edition that its phase is told by, all but whether it is full; its days in order. */
export const PHASE_COLUMNS = {
  publishedAt: true,
  archivedAt: true,
  cancelledAt: true,
  registrationOpensAt: true,
  registrationClosesAt: true,
  timeZone: true,
  days: { orderBy: { date: "asc" }, select: { date: true, startsAt: true, endsAt: true } },
} as const satisfies Record<Exclude<keyof PhaseFacts, "full">, unknown>;

/**
 * The phase of an edition at an instant. Nothing that is not published is ever past, running or open. Without an opening
 * time registration has not begun; without a closing time it closes when the first day begins.
 */
export function editionPhase(edition: PhaseFacts, now: Date): Phase {
  if (edition.cancelledAt) return "cancelled";
  if (edition.archivedAt) return "archived";
  if (!edition.publishedAt) return "draft";
  const span = daysSpan(edition.days, edition.timeZone);
  if (span && now >= span.end) return "past";
  if (span && now >= span.start) return "running";
  const opens = toDate(edition.registrationOpensAt);
  const closes = toDate(edition.registrationClosesAt);
  if (closes && now >= closes) return "closed";
  if (!opens || now < opens) return "announced";
  return edition.full ? "full" : "open";
}

/**
 * Whether a visitor of an edition's page may have a registration there: it has opened at some time, and the edition is not
 * in the archive, where most never were anything but a page.
 */
export function mayBeRegistered(
  edition: Pick<PhaseFacts, "registrationOpensAt" | "archivedAt">,
  now: Date,
): boolean {
  const opens = toDate(edition.registrationOpensAt);
  return !edition.archivedAt && opens !== null && now >= opens;
}

/** What each phase means; a new one does not compile until each question is answered for it. */
const MEANING: Record<Phase, Record<"taking" | "byHand" | "toCome" | "over" | "settled", boolean>> = {
  cancelled: { taking: false, byHand: false, toCome: false, over: false, settled: true },
  archived: { taking: false, byHand: false, toCome: false, over: true, settled: true },
  past: { taking: false, byHand: true, toCome: false, over: true, settled: true },
  running: { taking: false, byHand: true, toCome: false, over: false, settled: false },
  closed: { taking: false, byHand: true, toCome: true, over: false, settled: false },
  full: { taking: true, byHand: true, toCome: true, over: false, settled: false },
  open: { taking: true, byHand: true, toCome: true, over: false, settled: false },
  announced: { taking: false, byHand: true, toCome: true, over: false, settled: false },
  draft: { taking: false, byHand: true, toCome: false, over: false, settled: false },
};

/** Whether somebody may register: for a place or the waiting list. */
export function isTaking(phase: Phase): boolean {
  return MEANING[phase].taking;
}

/** Whether an organiser may still add somebody by hand. */
export function isOpenByHand(phase: Phase): boolean {
  return MEANING[phase].byHand;
}

/** Whether the edition is over, so that its recap leads the page. */
export function isOver(phase: Phase): boolean {
  return MEANING[phase].over;
}

/** Whether nothing more is to be expected of an edition: it is over, or it does not take place. */
export function isSettled(phase: Phase): boolean {
  return MEANING[phase].settled;
}

/** Whether an edition is still to come: announced or taking registrations. */
export function isToCome(phase: Phase): boolean {
  return MEANING[phase].toCome;
}

/** The next edition of a school: the one that runs, else the first to come; null without any. */
export function nextEdition<Edition extends { phase: Phase; startsAt: string | null }>(
  editions: readonly Edition[],
): Edition | null {
  const startOf = (edition: Edition) => edition.startsAt ?? "9999";
  const toCome = editions
    .filter((edition) => isToCome(edition.phase))
    .sort((one, other) => startOf(one).localeCompare(startOf(other)));
  return editions.find((edition) => edition.phase === "running") ?? toCome[0] ?? null;
}

/** The dates of consecutive days, as columns. */
export function consecutiveDays(first: string, count: number): Date[] {
  const start = dateColumn(first).getTime();
  return Array.from({ length: count }, (_, index) => new Date(start + index * 86_400_000));
}

function toDate(value: Date | string | null): Date | null {
  return typeof value === "string" ? new Date(value) : value;
}
