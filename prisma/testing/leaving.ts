import { findMailings } from "@/lib/audiences/queries/written-mailings";
import { fillIn, type WaitingMessage } from "@/lib/outbox/queries/fill-in";
import { db } from "@/lib/platform/db/client";

/** What messages would say, and to whom, if they left now. */
export async function asTheyLeave(messages: ReadonlyArray<{ template: string; parameters: unknown }>) {
  return fillIn(db(), messages as unknown as WaitingMessage[], findMailings);
}
