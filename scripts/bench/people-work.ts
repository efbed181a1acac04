import { saveMailing } from "@/lib/audiences/commands/mailings";
import { sendMailing } from "@/lib/audiences/commands/send-mailing";
import { cancelEdition } from "@/lib/editions/commands/cancel-edition";
import { db } from "@/lib/platform/db/client";
import { editionScope } from "@/prisma/testing/scopes";
import { figure } from "./table";
import { longestTransaction } from "./transactions";

/** A piece of work that tells everybody of an edition; times in ms. */
export interface Telling {
  name: string;
  told: number;
  clock: number;
  longest: number;
}

export const TELLING_HEAD = ["work", "told", "s", "in one transaction s"];

/** A message to everybody with a place, and that the edition does not take place: one mail each waits afterwards. */
export async function tellEverybody(edition: { organisationId: string; id: string }): Promise<Telling[]> {
  const scope = await editionScope(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const words = { subject: { en: "Bring a cup" }, body: { en: "We pour." }, attached: [], target: "states" };
  const draft = { ...address, mailing: null, version: 0, audience: ["confirmed" as const], ...words };
  const saved = await saveMailing(scope, draft);
  if (!saved.ok) throw new Error(saved.reason);
  const { mailingId } = saved.value;
  const { version, title } = await db().edition.findFirstOrThrow({
    where: { organisationId: edition.organisationId, id: edition.id },
    select: { version: true, title: true },
  });
  const cancel = {
    ...address,
    version,
    name: (title as { en: string }).en,
    reason: { en: "The roof leaks." },
  };
  return [
    await tell("a message", () => sendMailing(scope, { ...address, mailing: mailingId, version: 1 })),
    await tell("cancelled", () => cancelEdition(scope, cancel)),
  ];
}

async function tell(
  name: string,
  work: () => Promise<{ ok: true; value: { told: number } } | { ok: false; reason: string }>,
): Promise<Telling> {
  const began = performance.now();
  const { value: answer, longest } = await longestTransaction(work);
  if (!answer.ok) throw new Error(`${name}: ${answer.reason}`);
  return { name, told: answer.value.told, clock: performance.now() - began, longest };
}

/** A row of figures under that head. */
export function tellingRow(people: number, { name, told, clock, longest }: Telling): string[] {
  return [`${name}, ${people} people`, figure(told), ...[clock, longest].map((ms) => figure(ms / 1_000, 2))];
}
