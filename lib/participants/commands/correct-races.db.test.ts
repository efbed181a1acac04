import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { correctEmail } from "@/lib/registration/commands/change-registration";
import { takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { LIVE } from "@/prisma/enums/states";
import { makeCorrecting } from "@/prisma/scenarios/corrected";
import { linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";

/** Callers of each race; `CORRECTIONS` asks for more of them. */
const PEOPLE = Number(process.env.CORRECTIONS || 12);

let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
});

/** Who comes too late finds nobody there, or a form that is older than the record: answers, as any refusal is. */
const orGone = (work: Promise<{ ok: boolean }>) =>
  work.catch((error: unknown) => {
    if (isAppError(error) && error.code === "not-found") return { ok: false };
    throw error;
  });

test("of all who are corrected to one name and address, and register so at once, one is", async () => {
  const { come, correct, ids, mark } = await makeCorrecting();
  const people: string[] = [];
  for (let at = 0; at < PEOPLE; at += 1)
    people.push(await come(`Ada ${at}`, `ada-${at}-${mark}@example.org`));
  const same = { fullName: "Ada Esempio", email: `same-${mark}@example.org` };
  const newcomers = Array.from({ length: PEOPLE }, () =>
    come(same.fullName, same.email).then(
      () => ({ ok: true }),
      (error: Error) => {
        if (error.message !== "already-registered") throw error;
        return { ok: false };
      },
    ),
  );
  const answers = await Promise.all([...people.map((id) => correct(id, same)), ...newcomers]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const live = { ...ids, emailKey: same.email, state: { in: [...LIVE] } };
  expect(await db().registration.count({ where: live })).toBe(1);
  expect(await brokenSince(db())).toEqual([]);
});

test("corrected, taken back, withdrawn, moved by its person and erased at once: nothing is broken or left", async () => {
  const { come, correct, ids, lastCorrection, mark } = await makeCorrecting();
  const works: Array<Promise<unknown>> = [];
  const erased: string[] = [];
  for (let at = 0; at < PEOPLE; at += 1) {
    const id = await come(`Ada ${at}`, `ada-${at}-${mark}@example.org`);
    await correct(id, { email: `first-${at}-${mark}@example.org` });
    const link = linkScope(ids, id);
    const back = await lastCorrection(id);
    works.push(
      orGone(correct(id, { email: `second-${at}-${mark}@example.org` })),
      orGone(takeBackCorrection(back)),
      orGone(withdraw(link)),
      orGone(correctEmail(link, { email: `own-${at}-${mark}@example.org` })),
    );
    if (at % 2 === 0) {
      erased.push(id);
      works.push(eraseRegistration(link));
    }
  }
  await Promise.all(works);
  expect(await db().correction.count({ where: { registrationId: { in: erased } } })).toBe(0);
  expect(await db().auditValue.count({ where: { registrationId: { in: erased } } })).toBe(0);
  expect(await brokenSince(db())).toEqual([]);
  const kept = await db().registration.findMany({ where: { ...ids, erasedAt: null } });
  expect(kept.map(({ emailKey, email }) => emailKey === email)).not.toContain(false);
});
