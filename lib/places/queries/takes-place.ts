import "server-only";
import { stateList } from "@/lib/platform/db/state-list";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";

/**
 * Of a statement over `registration`: whether it takes a place from its quotas. By its state, or because organisers have
 * approved it and not told yet. The one text by which everybody counts what is taken.
 */
export const TAKES_PLACE = Prisma.sql`
  (registration.state IN ${stateList(HOLDS_PLACE)} OR registration.verdict = 'approve')`;
