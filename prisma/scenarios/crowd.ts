import { expect } from "vitest";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { setCapacity } from "@/lib/places/commands/set-capacity";
import { db } from "@/lib/platform/db/client";
import { register } from "@/lib/registration/commands/register";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { mailSources } from "../testing/mail-sources";
import { any } from "../testing/many-hands";
import { newcomer } from "../testing/newcomer";
import { linkScope } from "../testing/scopes";
import { endUndoTime } from "../testing/time-passes";
import type { makeEntrance } from "./entrance";

/** What each mail says of the state its reader has. */
const SAYS: Record<string, readonly string[]> = {
  "registration-approved": ["confirmed"],
  "registration-confirmed": ["confirmed"],
  "registration-promoted": ["confirmed"],
  "registration-waitlisted": ["waitlisted"],
  "registration-declined": ["declined"],
  "registration-cancelled": ["cancelled", "withdrawn"],
  "registration-merged": ["cancelled"],
  "registration-withdrawn": ["withdrawn"],
};

/** How often what failed for now is sent again. */
const ROUNDS = 5;

/** An edition that people come to and leave, more places and dispatchers: what hands of every race do in it. */
export function makeCrowd({ edition, ids, category, scope }: Awaited<ReturnType<typeof makeEntrance>>) {
  const people: string[] = [];
  let arrivals = 0;
  const arrive = async () => {
    arrivals += 1;
    const who = { fullName: `Bruno Esempio ${arrivals}`, email: `bruno-${arrivals}@example.org` };
    const input = newcomer({ ...ids, categoryId: category.id }, who);
    const result = await placesTransaction(ids, (tx) => register(tx, input, { kind: "visitor" }));
    if (result.ok) people.push(result.value.registrationId);
  };
  const leave = async (id = any(people)) => {
    if (id) await withdraw(linkScope(ids, id));
  };
  const root = () => db().quota.findFirstOrThrow({ where: { ...ids, root: true } });
  const enlarge = async () => {
    const { version, capacity } = await root();
    const address = { school: scope.schoolSlug, edition: scope.editionSlug, quota: edition.rootQuotaId };
    await setCapacity(scope, { ...address, version, capacity: (capacity ?? 0) + 1 });
  };
  const dispatch = () => dispatchOnce(`hand-${crypto.randomUUID()}`, mailSources());
  /** What other tests left behind is not looked at. */
  const discardOld = () =>
    db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "cancelled" } });
  /** People above the capacity: counted by what they have, and by nothing that is stored of places. */
  const overfull = async () => {
    const [now] = await db().$queryRaw<Array<{ over: number }>>`
      SELECT (SELECT count(*) FROM registration WHERE registration.edition_id = quota.edition_id
        AND registration.state IN ('confirmed', 'offered'))::int - capacity AS over
      FROM quota WHERE edition_id = ${ids.editionId}::uuid AND root`;
    return Math.max(0, now?.over ?? 0);
  };
  /** Everybody as they are, in the order of the list. */
  const rows = () =>
    db().registration.findMany({ where: ids, orderBy: { queuePosition: { sort: "asc", nulls: "first" } } });
  /**
   * Sends all that is due. What failed for now, as on a machine where the database answers late, would wait for a minute: it
   * is sent again at once. Whoever is judged by what they were told was told all: what has not left is named, with its reason.
   */
  const sendAll = async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      while ((await dispatch()) > 0);
      await db().outboxMessage.updateMany({
        where: { ...ids, state: "queued", failure: { not: "" } },
        data: { nextAt: new Date(0) },
      });
    }
    const left = await db().outboxMessage.findMany({
      where: { ...ids, state: { in: ["queued", "sending", "failed", "bounced"] } },
      select: { template: true, state: true, failure: true, nextAt: true, mailboxFull: true },
    });
    expect(left, JSON.stringify(left)).toEqual([]);
  };
  /** Everything is over and everything has left: what each was told in turn, beside what they have. */
  const settle = async () => {
    await endUndoTime(ids);
    await sendAll();
    const mails = await db().outboxMessage.findMany({
      where: { ...ids, state: "sent" },
      orderBy: [{ sentAt: "asc" }, { createdAt: "asc" }],
    });
    // Who is erased is told nothing any more.
    const still = (await rows()).filter(({ erasedAt }) => erasedAt === null);
    return still.map(({ id, state, queuePosition }) => ({
      ...{ id, state, queuePosition },
      told: mails.filter((mail) => mail.registrationId === id).map(({ template }) => template),
    }));
  };
  return { people, arrive, leave, enlarge, dispatch, discardOld, overfull, root, rows, settle };
}

/** Whoever was told how they stand was told last what is so. */
export function expectTold(all: ReadonlyArray<{ state: string; told: readonly string[] }>): void {
  for (const { state, told } of all) {
    const last = told.filter((template) => template in SAYS).at(-1);
    if (last) expect(SAYS[last], `${state}: ${told.join()}`).toContain(state);
  }
}

/** Nobody waits while there is a place. */
export function expectServed(all: ReadonlyArray<{ state: string }>, capacity: number | null): void {
  if (all.some(({ state }) => state === "waitlisted"))
    expect(all.filter(({ state }) => state === "confirmed")).toHaveLength(capacity ?? 0);
}
