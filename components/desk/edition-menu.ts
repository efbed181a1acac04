import type { Act } from "@/lib/access/policy";

/** The pages in the menu of an edition's desk in order, each with the act it is gated by, and whether a group begins there. */
export const EDITION_MENU = [
  ["overview", "view-registrations", false],
  ["registrations", "view-registrations", false],
  ["totals", "view-registrations", false],
  ["outbox", "view-outbox", false],
  ["print", "print-attendance", false],
  ["programme", "view-drafts", true],
  ["releases", "view-drafts", false],
  ["speakers", "view-drafts", false],
  ["practices", "view-drafts", false],
  ["page", "view-drafts", true],
  ["pictures", "view-drafts", false],
  ["materials", "view-drafts", false],
  ["form", "view-drafts", false],
  ["recap", "view-drafts", false],
  ["settings", "view-drafts", false],
  ["team", "manage-team", false],
  ["audit", "view-audit", false],
] as const satisfies readonly (readonly [string, Act, boolean])[];
export type DeskEntry = (typeof EDITION_MENU)[number][0];
