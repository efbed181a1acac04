import { KNOWN as BEFORE } from "../2026-11-27/known";
import type { Known } from "../known";

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = {
  ...BEFORE,
  madeAt: "2026-11-28T08:17:10Z",
  migrations: 13,
  sealed: true,
  stepsTaken: true,
  release: { number: 3, name: "Third", shown: 6, cancelled: 1 },
  accepted: { draft: 3, released: 2 },
};
