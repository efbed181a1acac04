import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/invariants";
import { localDateTime } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { planForLater } from "@/lib/releases/commands/plan-release";
import { makeMember } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { makeSite, type Site, until } from "@/scripts/bench/site";

let site: Site;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ site, remove } = await makeSite({ environment: { TEST_MOST_CRASHES: "1000" } }));
  await site.start();
  await site.openRecords();
});
afterAll(() => remove());

/** An edition of so many sessions one after another, and a release of it that is planned. */
async function makePlanned(sessions: number) {
  const { organisation, edition, school } = await makeOpenEdition({
    ...{ dates: ["2027-10-08"], languages: ["en"] },
  });
  const actor = await makeActor();
  const login = { id: actor.id, email: actor.emails[0] ?? "" };
  const member = await makeMember(organisation, { role: "editor", loginId: actor.id, login } as never);
  const scope = await editionScope<"release">(edition, { actor });
  const room = await makeRoom(edition);
  const at = (minute: number) => new Date(Date.UTC(2027, 9, 8, 6, minute));
  for (let index = 0; index < sessions; index += 1) {
    const { id: sessionId } = await makeSession(edition, { title: { en: `Talk ${index} of it` } });
    const times = { startsAt: at(index * 5), endsAt: at(index * 5 + 5) };
    await makeSlot(edition, { sessionId, roomId: room.id, ...times });
  }
  const planned = await planForLater(scope, {
    ...{ school: scope.schoolSlug, edition: scope.editionSlug, name: "At noon", note: {}, version: 0 },
    at: localDateTime(new Date(Date.now() + 3_600_000), edition.timeZone),
  });
  if (!planned.ok) throw new Error(planned.reason);
  const here = { organisationId: edition.organisationId, editionId: edition.id };
  const due = () =>
    db().plannedRelease.updateMany({ where: here, data: { releaseAt: new Date(Date.now() - 1_000) } });
  /** How many sessions each release has. */
  const released = async () => {
    const rows = await db().release.findMany({
      where: here,
      include: { _count: { select: { slots: true } } },
    });
    return rows.map(({ _count }) => _count.slots);
  };
  const page = async () => {
    const answer = await fetch(`${site.url}/en/schools/${school.slug}/${edition.slug}/agenda`);
    return answer.text();
  };
  return { edition, member, here, due, released, page };
}

/** The process that serves and does what is due is gone, and the next one is there. */
async function kill(): Promise<void> {
  const before = site.web()?.pid;
  site.kill("web");
  await until("the next one answers", async () => {
    const next = site.web()?.pid;
    return next !== undefined && next !== before && (await site.isAlive());
  });
}

test("a planned release goes out once, whole and on the public page, though the site was stopped over its moment", async () => {
  const { here, due, released, page } = await makePlanned(3);
  expect(await page()).not.toContain("Talk 0 of it");
  // Its moment comes while nothing runs, as near as can be: a database within the site stops with it.
  await due();
  await site.stop();
  await site.start();
  await site.openRecords();
  await until("it is out", async () => (await released()).length > 0);
  await until("its page is new", async () => (await page()).includes("Talk 2 of it"));
  expect(await released()).toEqual([3]);
  expect(await db().plannedRelease.count({ where: here })).toBe(0);
  const acts = await db().auditEntry.findMany({
    where: { ...here, act: { in: ["release", "miss-release"] } },
  });
  expect(acts.map(({ act, actorKind }) => [act, actorKind])).toEqual([["release", "system"]]);
});

test("killed again and again while it is made, all of it is out or nothing, and in the end once", async () => {
  const SESSIONS = 120;
  const { due, released } = await makePlanned(SESSIONS);
  await due();
  for (const wait of [0, 400, 800, 1_200]) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await kill();
    expect([[], [SESSIONS]]).toContainEqual(await released());
  }
  await until("it is out", async () => (await released()).length > 0);
  expect(await released()).toEqual([SESSIONS]);
  expect(await brokenInvariants(db())).toEqual([]);
});

test("a role that is removed while the site is down stops it: nothing is out, and its planner is told", async () => {
  const { member, here, due, released, edition } = await makePlanned(1);
  await db().plannedRelease.updateMany({ where: here, data: { releaseAt: new Date(Date.now() + 2_000) } });
  await kill();
  await db().teamMember.updateMany({ where: { id: member.id }, data: { removedAt: new Date() } });
  await due();
  const stopped = await until("it is stopped", () =>
    db().plannedRelease.findFirst({ where: { ...here, stoppedBecause: { not: "" } } }),
  );
  expect(stopped.stoppedBecause).toBe("no-right");
  expect(await released()).toEqual([]);
  const told = await db().outboxMessage.count({
    where: { editionId: edition.id, template: "release-stopped" },
  });
  expect(told).toBe(1);
});
