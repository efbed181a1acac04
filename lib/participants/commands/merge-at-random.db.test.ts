import { randomInt } from "node:crypto";
import { expect, inject, test } from "vitest";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { register } from "@/lib/registration/commands/register";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { any, manyHands, worstWithoutLocks } from "@/prisma/testing/many-hands";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { newcomer } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { mergePeople } from "./merge-people";
import { partPeople } from "./part-people";

const PLACES = 6;
const HUMANS = 12;
/** Callers at one moment. */
const CALLERS = inject("engine") === "server" ? 200 : 40;

/** A registration as the model knows it: whose it is, under which of their two records it came, and whether it was erased. */
interface Known {
  id: string;
  human: number;
  record: 0 | 1;
  erased: boolean;
}

/**
 * A few humans with two records each, who register, withdraw and erase under both, while organisers join and part them: all
 * at once, in no order. The model knows only whose each registration is; what must hold follows from that.
 */
async function makeHumans() {
  const { ids, category, scope } = await makeEntrance({ capacity: PLACES });
  const known: Known[] = [];
  const nameOf = (human: number, record: number) => `Ida ${["Esempio", "E"][record]} ${human}`;
  const emailOf = (human: number, record: number) => `ida-${human}-${record}@example.org`;
  const come = async (human: number, record: 0 | 1) => {
    const who = { fullName: nameOf(human, record), email: emailOf(human, record) };
    const result = await placesTransaction(ids, (tx) =>
      register(tx, newcomer({ ...ids, categoryId: category.id }, who), { kind: "visitor" }),
    );
    if (result.ok) known.push({ id: result.value.registrationId, human, record, erased: false });
  };
  const of = (human: number) => known.filter((row) => row.human === human && !row.erased);
  const erase = async (row: Known) => {
    row.erased = true;
    await eraseRegistration(linkScope(ids, row.id));
  };
  const personOf = async (id: string) =>
    (await db().registration.findFirst({ where: { id }, select: { personId: true } }))?.personId;
  const join = async (human: number) => {
    // Somebody registers, withdraws or erases between the look and the click: then the organiser looks once more.
    for (let looks = 0; looks < 4; looks += 1) {
      const one = any(of(human).filter((row) => row.record === 0));
      const other = any(of(human).filter((row) => row.record === 1));
      const personId = other && (await personOf(other.id));
      if (!one || !personId) return;
      const live = await db().registration.findMany({
        where: { id: { in: of(human).map((row) => row.id) }, state: { in: ["confirmed", "waitlisted"] } },
        select: { id: true },
      });
      const stays = [{ registration: any(live)?.id ?? one.id }];
      const asked = { registration: one.id, other: personId, stays, tell: true };
      if ((await mergePeople(scope as never, asked)).ok) return;
    }
  };
  const part = async (human: number) => {
    const row = any(of(human));
    const personId = row && (await personOf(row.id));
    const merge = await db().personMerge.findFirst({
      where: { OR: [{ keptId: personId ?? "" }, { goneId: personId ?? "" }], partedAt: null },
      orderBy: { mergedAt: "desc" },
    });
    if (row && personId && merge) await partPeople(scope as never, { registration: row.id, merge: merge.id });
  };
  /** Erased, joined or parted by somebody else between the look and the act: that is an answer. */
  const on = (does: (human: number, row: Known) => Promise<unknown>) => async () => {
    const human = randomInt(HUMANS);
    const row = any(of(human));
    await (row ? does(human, row) : come(human, randomInt(2) as 0 | 1)).catch((error) => {
      if (!isAppError(error) || error.code !== "not-found") throw error;
    });
  };
  const run = manyHands([
    [20, on((human) => come(human, randomInt(2) as 0 | 1))],
    [7, on((_human, row) => erase(row))],
    [8, on((_human, row) => withdraw(linkScope(ids, row.id)))],
    [40, on(join)],
    [25, on(part)],
  ]);
  const overfull = async () => {
    const inside = await db().registration.count({
      where: { ...ids, state: { in: ["confirmed", "offered"] } },
    });
    return Math.max(0, inside - PLACES);
  };
  /** @returns what is wrong now that it is quiet, in words */
  const wrong = async () => {
    const faults: string[] = [];
    const rows = await db().registration.findMany({
      where: ids,
      include: { person: { include: { emails: true } } },
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const humanOf = new Map<string, number>();
    for (const { id, human, erased } of known) {
      const row = byId.get(id);
      if (erased !== (row?.erasedAt !== null))
        faults.push(`${id} is erased: ${erased}, in the rows it is not so`);
      if (erased || !row) continue;
      const before = humanOf.get(row.personId ?? "");
      if (before !== undefined && before !== human) faults.push(`${id} hangs on another human's record`);
      humanOf.set(row.personId ?? "", human);
      if (row.person?.mergedIntoId) faults.push(`${id} hangs on a tombstone`);
      if (!row.person?.emails.some((email) => email.emailKey === row.emailKey))
        faults.push(`${id} hangs on a record without its address`);
    }
    const live = rows.filter((row) => row.state === "confirmed" || row.state === "waitlisted");
    const persons = live.map((row) => row.personId);
    if (new Set(persons).size < persons.length) faults.push("somebody is registered twice");
    const waiting = live.filter((row) => row.state === "waitlisted").length;
    if (waiting > 0 && live.length - waiting < PLACES) faults.push(`${waiting} wait while there is a place`);
    if ((await overfull()) > 0) faults.push("more are inside than there are places");
    return faults;
  };
  for (let human = 0; human < HUMANS; human += 1)
    for (const record of [0, 1] as const) await come(human, record);
  return { ids, run, wrong, known };
}

test("join, part, register, withdraw and erase at once: nobody is lost, doubled or somebody else's, and no place is", async () => {
  const broken = await watchInvariants(db());
  const humans = await makeHumans();
  const count = (more: object) =>
    db().personMerge.count({ where: { organisationId: humans.ids.organisationId, ...more } });
  // All of it has to happen, or nothing was tried.
  const happened = async () =>
    (await count({})) > 0 &&
    (await count({ partedAt: { not: null } })) > 0 &&
    humans.known.some((row) => row.erased);
  for (let rounds = 0; rounds < 3 || !(await happened()); rounds += 1)
    await inManyProcesses(() => humans.run(CALLERS, { hands: CALLERS }));
  expect(await humans.wrong()).toEqual([]);
  expect(await broken(db())).toEqual([]);
}, 240_000);

test.runIf(inject("engine") === "server")(
  "without the locks something of it breaks",
  async () => {
    const world = async () => {
      const humans = await makeHumans();
      await humans.run(2 * CALLERS, { hands: CALLERS, tolerant: true });
      return (await humans.wrong()).length;
    };
    expect(await worstWithoutLocks(world)).toBeGreaterThan(0);
  },
  240_000,
);
