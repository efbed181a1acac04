import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { readMark, removeMark, writeMark } from "@/lib/platform/db/marks";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { isPurgeDue, PURGED, purgeWhenDue } from "./commands/purge-when-due";
import { startPurge } from "./jobs";

const HOUR_MS = 3_600_000;
const at = (local: string) => new Date(`2027-05-${local}:00`);

test.each([
  ["never done", null, at("10T12:00"), true],
  ["this night", at("10T03:17"), at("10T12:00"), false],
  ["this night, asked next night", at("10T03:17"), at("11T03:18"), true],
  ["by day yesterday, before this night", at("09T15:00"), at("10T03:00"), false],
  ["two nights ago, the machine slept", at("08T03:17"), at("10T07:00"), true],
])("a purge %s is due or not", (_what, last, now, due) => {
  expect(isPurgeDue(last, now)).toBe(due);
});

async function makeDeadDraft() {
  const { edition } = await makeOpenEdition();
  const expiresAt = new Date(Date.now() - HOUR_MS);
  const draft = await makeRegistration(edition, null, { state: "draft", expiresAt });
  return () => db().registration.count({ where: { id: draft.id } });
}

const missANight = () => writeMark(db(), PURGED, { at: new Date(Date.now() - 30 * HOUR_MS).toISOString() });

test("a missed night is made up for at the start", async () => {
  const left = await makeDeadDraft();
  await missANight();
  await db().lease.deleteMany({});
  const began = Date.now();
  const job = startPurge();
  await expect.poll(left).toBe(0);
  await expect
    .poll(async () => Date.parse((await readMark(db(), PURGED))?.at ?? ""))
    .toBeGreaterThan(began - 5_000);
  job.stop();
});

test("of several processes one does it, and once a night is enough", async () => {
  await removeMark(db(), PURGED);
  await db().lease.deleteMany({});
  const all = await Promise.all(["a", "b", "c", "d"].map(purgeWhenDue));
  expect(all.filter((purged) => purged !== null)).toHaveLength(1);
  const left = await makeDeadDraft();
  expect(await purgeWhenDue("e")).toBeNull();
  expect(await left()).toBe(1);
  await missANight();
  await db().lease.deleteMany({});
  expect(await purgeWhenDue("f")).toMatchObject({ drafts: 1 });
  expect(await left()).toBe(0);
});
