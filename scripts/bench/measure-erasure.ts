import { randomUUID } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import { eraseForCommand } from "@/lib/registration/commands/erase-for-command";
import { purge } from "@/lib/registration/commands/purge";
import { listHeldForCommand } from "@/lib/registration/queries/held-for-command";
import { over } from "./desk-page";
import { makePeople } from "./growth-people";
import type { Outcome } from "./measure-rush";
import { median } from "./statistics";
import { figure, table } from "./table";
import { longestTransaction } from "./transactions";

const PEOPLE = [1_000, 10_000, 50_000];
const ERASED = 50;
const AT_ONCE = 2_000;
const DAY_MS = 86_400_000;

/** With the most people, in ms: what one erasure may take, and how long a transaction may hold up others. */
const MOST = { erasure: 250, transaction: 8_000 } as const;
const HEAD = ["work", "rows", "s", "ms each", "in one transaction ms"];

/**
 * What it takes to forget people while an edition grows: erasing 50 of them one after the other, as they or the operator do,
 * the first of whom makes room for all who wait; then the nightly purge when the time of all answers is over and a draft
 * for every fifth person is too old. @param quick the smallest size only
 */
export async function measureErasure(quick: boolean, say: (line: string) => void): Promise<Outcome> {
  const faults: string[] = [];
  const rows: string[][] = [];
  for (const people of quick ? PEOPLE.slice(0, 1) : PEOPLE) {
    say(`  an edition of ${people} people`);
    const { edition } = await makePeople(people);
    const ids = { organisationId: edition.organisationId, editionId: edition.id };
    const each: number[] = [];
    const held = await listToErase(ids);
    const erased = await longestTransaction(async () => {
      for (const one of held) {
        const began = performance.now();
        await eraseForCommand(one);
        each.push(performance.now() - began);
      }
    });
    rows.push(rowOf(`erasing, ${people} people`, held.length, sum(each), erased.longest));
    await letAYearPass(ids, people / 5);
    const began = performance.now();
    const { value: purged, longest } = await longestTransaction(purge);
    const removed = purged.answers + purged.drafts;
    rows.push(rowOf(`a purge, ${people} people`, removed, performance.now() - began, longest));
    faults.push(
      ...over(`erasing, ${people} people`, median(each), MOST.erasure),
      ...over(`a purge, ${people} people`, longest, MOST.transaction),
      ...(await leftOf(ids)),
    );
  }
  return { text: table(HEAD, rows), faults };
}

interface Ids {
  organisationId: string;
  editionId: string;
}

/** The edition ended 400 days ago, and so many began a draft and never sent it. */
async function letAYearPass(ids: Ids, count: number): Promise<void> {
  await db().editionDay.deleteMany({ where: ids });
  await db().editionDay.create({ data: { ...ids, date: new Date(Date.now() - 400 * DAY_MS) } });
  for (let from = 0; from < count; from += AT_ONCE) {
    const drafts = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => ({
      id: randomUUID(),
      entryId: randomUUID(),
      fullName: `Eva Esempio ${from + index}`,
      email: `eva-${from + index}@example.org`,
    }));
    await db().registration.createMany({
      data: drafts.map(({ entryId: _, ...draft }) => ({
        ...ids,
        ...draft,
        state: "draft" as const,
        language: "en",
        nameKey: nameKey(draft.fullName),
        emailKey: emailKey(draft.email),
        expiresAt: new Date(Date.now() - DAY_MS),
      })),
    });
    await db().auditEntry.createMany({
      data: drafts.map(({ id, entryId }) => ({
        ...ids,
        id: entryId,
        actorKind: "link" as const,
        actorId: id,
        act: "save-draft",
        objectKind: "registration",
        objectId: id,
      })),
    });
    await db().outboxMessage.createMany({
      data: drafts.map(({ id, entryId, email }) => ({
        ...ids,
        registrationId: id,
        template: "draft-saved",
        language: "en",
        recipient: email,
        recipientKey: emailKey(email),
        state: "sent" as const,
        sentAt: new Date(),
        messageId: `<${randomUUID()}@example.org>`,
        auditEntryId: entryId,
      })),
    });
  }
}

/** Confirmed ones: each frees a place. */
async function listToErase(ids: Ids) {
  const rows = await db().registration.findMany({
    where: { ...ids, state: "confirmed" },
    orderBy: { createdAt: "asc" },
    take: ERASED,
    select: { email: true },
  });
  const held = await Promise.all(rows.map(({ email }) => listHeldForCommand(email)));
  return held.flat().filter(({ scope, state }) => scope.editionId === ids.editionId && state === "confirmed");
}

/** What should have gone and has not. */
async function leftOf(ids: Ids): Promise<string[]> {
  const { organisationId } = ids;
  const counts = {
    answers: await db().answer.count({ where: { organisationId, registration: ids } }),
    drafts: await db().registration.count({ where: { ...ids, state: "draft" } }),
    "people without a registration": await db().person.count({
      where: { organisationId, registrations: { none: {} } },
    }),
  };
  return Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [`a purge left ${count} ${what}`] : [],
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const rowOf = (name: string, count: number, ms: number, longest: number) => [
  name,
  figure(count),
  figure(ms / 1_000, 1),
  figure(count > 0 ? ms / count : 0, 2),
  figure(longest),
];
