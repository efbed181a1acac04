import { decideRegistrations } from "@/lib/participants/commands/decide";
import type { Decision } from "@/lib/participants/schema/decision";
import { db } from "@/lib/platform/db/client";
import { makeRegistration } from "../factories/registration";
import type { EditionChoice } from "../factories/schools";
import { makeEntrance } from "./entrance";

/** An edition with few places, whose organiser decides about each registration. */
export async function makeSmall(capacity: number, choice: EditionChoice = {}) {
  const { edition, ids, category, scope } = await makeEntrance(choice);
  await db().quota.updateMany({
    where: { ...ids, root: true },
    data: { capacity, lastQueuePosition: 9 },
  });
  const make = async (state: "pending" | "confirmed" | "waitlisted", queuePosition?: number) =>
    (await makeRegistration(edition, category, { state, ...(queuePosition ? { queuePosition } : {}) })).id;
  const decide = (decision: Decision, registrations: string[], tell = true) =>
    decideRegistrations(scope, { registrations, decision, tell, words: "" });
  const stateOf = async (id: string) => (await db().registration.findFirstOrThrow({ where: { id } })).state;
  return { edition, scope, ...ids, make, decide, stateOf };
}
