import { brokenInvariants } from "@/lib/invariants";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuota } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";

/** What one client saw: the answer, or status 0 when there was none. */
export interface Seen {
  number: number;
  status: number;
  state?: string;
  reference?: string;
  privateLink?: string;
  ms: number;
}

type Told = Omit<Seen, "number" | "ms">;

/**
 * An open edition of `places` places that asks what every new edition asks, with a category that has a quota of its own
 * too, and people who register by HTTP, each from an address of their own.
 */
export async function makeRush(url: string, places: number) {
  const { school, edition, ids } = await makeAskingEntrance({ capacity: places });
  const quota = await makeQuota(edition, { capacity: places });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId, quota.id] });
  const address = `/schools/${school.slug}/${edition.slug}`;
  const keys = new Map<number, string>();

  /** The same person again sends the same key, as a client that lost the answer does. */
  async function come(number: number, more: Record<string, unknown> = {}): Promise<Seen> {
    const key = keys.get(number) ?? crypto.randomUUID();
    keys.set(number, key);
    const began = performance.now();
    const seen = (answer: Told): Seen => ({
      number,
      ...answer,
      ms: performance.now() - began,
    });
    try {
      const answer = await fetch(`${url}/api/v1${address}/registrations`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "idempotency-key": key,
          "x-forwarded-for": addressOf(number),
        },
        body: JSON.stringify({
          fullName: `Ada Esempio ${number}`,
          email: `ada-${number}-${edition.slug}@example.org`,
          language: "it",
          country: "IT",
          affiliation: "Cooperativa Esempio",
          category: category.slug,
          answers: { interpreting: ["it"], diet: "no nuts" },
          consents: ["terms", "diet"],
          ...more,
        }),
      });
      const { status, ...body } = (await answer.json()) as Told;
      return seen({ ...(answer.status === 201 ? body : {}), status: answer.status });
    } catch {
      return seen({ status: 0 });
    }
  }
  return { ids, address, edition, category, school, places, come };
}

export type Rush = Awaited<ReturnType<typeof makeRush>>;

/** The client address of a person, as a trusted proxy would tell it. */
export function addressOf(number: number): string {
  return `10.77.${Math.floor(number / 250)}.${(number % 250) + 1}`;
}

/** All of them at once. */
export function comeAll(rush: Rush, people: number): Promise<Seen[]> {
  return Promise.all(Array.from({ length: people }, (_, number) => rush.come(number)));
}

/**
 * Everything that must be true after a rush, whatever happened in between; each fault is a sentence, none when all is well.
 * @param seen the answers that clients saw; they may be fewer than the people
 */
export async function judgeRush(rush: Rush, seen: readonly Seen[], people: number): Promise<string[]> {
  const { ids, places } = rush;
  const faults: string[] = [];
  const expectEqual = (what: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      faults.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  };
  const rows = await db().registration.findMany({
    where: ids,
    orderBy: [{ submittedAt: "asc" }, { queuePosition: "asc" }],
  });
  const inside = rows.filter((row) => row.state === "confirmed");
  const waiting = rows.filter((row) => row.state === "waitlisted");
  expectEqual("confirmed", inside.length, Math.min(places, people));
  expectEqual("waiting", waiting.length, Math.max(0, people - places));
  const last = inside.at(-1)?.submittedAt;
  const first = waiting[0]?.submittedAt;
  if (last && first && last > first) faults.push("somebody came in after somebody had to wait");
  // In the order of the decisions, each position once.
  const positions = waiting.map((row) => row.queuePosition);
  if (positions.some((position, index) => position !== index + 1))
    faults.push(`queue positions ${positions.join(" ")}`);
  const byReference = new Map(rows.map((row) => [row.reference, row.state]));
  for (const answer of seen) {
    if (answer.status === 201 && byReference.get(answer.reference ?? "") !== answer.state)
      faults.push(`person ${answer.number} was told ${answer.state} ${answer.reference}, which is not so`);
  }
  faults.push(...(await judgeTraces(rush, new Set(rows.map((row) => row.id)))));
  for (const { name, ids: broken } of await brokenInvariants(db())) faults.push(`${name}: ${broken.length}`);
  return faults;
}

/** Registration ⇔ message ⇔ audit entry: one each, tied together. */
async function judgeTraces({ ids }: Rush, registrations: ReadonlySet<string>): Promise<string[]> {
  const messages = await db().outboxMessage.findMany({ where: ids });
  const entries = await db().auditEntry.findMany({ where: { ...ids, act: "register" } });
  const faults: string[] = [];
  const objectOf = new Map(entries.map((entry) => [entry.id, entry.objectId]));
  const told = new Set(messages.map((message) => message.registrationId));
  const recorded = new Set(entries.map((entry) => entry.objectId));
  if (messages.length !== registrations.size || told.size !== registrations.size)
    faults.push(`${messages.length} messages to ${told.size} of ${registrations.size} registrations`);
  if (entries.length !== registrations.size || recorded.size !== registrations.size)
    faults.push(`${entries.length} audit entries about ${recorded.size} of ${registrations.size}`);
  for (const message of messages)
    if (objectOf.get(message.auditEntryId ?? "") !== message.registrationId)
      faults.push(`message ${message.id} is not caused by the registration it tells of`);
  return faults;
}
