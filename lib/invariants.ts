import "server-only";
import { FORMS_INVARIANTS } from "./forms/queries/invariants";
import { OUTBOX_INVARIANTS } from "./outbox/queries/invariants";
import { PEOPLE_INVARIANTS } from "./people/queries/invariants";
import { PLACES_INVARIANTS } from "./places/queries/invariants";
import type { Reader } from "./platform/db/client";
import { breaksOf, type Invariants } from "./platform/db/invariants";
import { REGISTRATION_INVARIANTS } from "./registration/queries/invariants";
import { RELEASES_INVARIANTS } from "./releases/queries/invariants";

/** What must never be, of every noun: looked at by `npm run convivio -- invariants`, after a restore, and by tests. */
export const INVARIANTS: Invariants = {
  ...PEOPLE_INVARIANTS,
  ...PLACES_INVARIANTS,
  ...FORMS_INVARIANTS,
  ...REGISTRATION_INVARIANTS,
  ...OUTBOX_INVARIANTS,
  ...RELEASES_INVARIANTS,
};

/** The ids that break each of them; nothing when all hold. Reads only. */
export const brokenInvariants = (reader: Reader) => breaksOf(INVARIANTS, reader);
