import "server-only";
import type { Invariants } from "@/lib/platform/db/invariants";
import { Prisma } from "@/prisma/generated/client";

/** What a message may go on holding whose person is gone: queued behind the erasure's back, and nobody's words. */
export const NOBODYS_PARAMETERS = Prisma.sql`ARRAY['day', 'reason', 'days']`;

/** What must never be of messages; see `lib/invariants.ts`. */
export const OUTBOX_INVARIANTS = {
  "message without cause": Prisma.sql`
    SELECT id::text AS id FROM outbox_message WHERE audit_entry_id IS NULL AND template <> 'sign-in'`,
} satisfies Invariants;
