import { KNOWN as BEFORE } from "../2026-11-28/known";
import type { Known } from "../known";

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = { ...BEFORE, madeAt: "2026-11-28T23:05:02Z", migrations: 14, asking: 3 };
