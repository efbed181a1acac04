import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { addDays, localDate } from "@/lib/platform/dates/zones";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition } from "@/prisma/factories/schools";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { findLastTime } from "./last-time";

type Scope = EditionScope<"view-registrations">;

const day = (days: number) => addDays(localDate(new Date(), "Europe/Rome"), days);
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

/** An edition that begins in 30 days, and the one before it, which began 335 days ago: on its same day 365 days ago. */
async function twoEditions() {
  const now = await makeEntrance({ dates: [day(30), day(31)] });
  const last = await makeEdition(now.school, { dates: [day(-334), day(-335)], title: { en: "Last" } });
  const inside = await makeCategory(last, { quotaIds: [last.rootQuotaId] });
  const actor = await makeActor();
  return {
    now,
    last,
    inside,
    actor,
    scope: await editionScope<"view-registrations">(now.edition, { actor }),
  };
}

const ownerOf = (organisationId: string, actor: Scope["actor"], editionId: string | null = null) =>
  makeMember(
    { id: organisationId },
    { role: "editor", editionId, login: { id: actor.id, email: actor.emails[0] ?? "" } },
  );

test("as many days before the first one, who has a place in the whole is counted", async () => {
  const { last, inside, actor, scope } = await twoEditions();
  await ownerOf(last.organisationId, actor);
  const outside = await makeCategory(last, { quotaIds: [] });
  for (const submittedAt of [ago(400), ago(366), ago(364), ago(340)])
    await makeRegistration(last, inside, { submittedAt, state: "confirmed" });
  await makeRegistration(last, inside, { submittedAt: ago(400), state: "withdrawn" });
  await makeRegistration(last, outside, { submittedAt: ago(400), state: "confirmed" });
  expect(await findLastTime(scope)).toEqual({ title: { en: "Last" }, slug: last.slug, count: 2 });
});

test("the last one before it counts: none that comes later, is a draft, or of another school", async () => {
  const { now, last, actor, scope } = await twoEditions();
  await ownerOf(last.organisationId, actor);
  await makeEdition(now.school, { dates: [day(-700)] });
  await makeEdition(now.school, { dates: [day(400)] });
  await makeEdition(now.school, { dates: [day(-100)], publishedAt: null });
  await makeEdition((await makeEntrance()).school, { dates: [day(-100)] });
  expect(await findLastTime(scope)).toMatchObject({ slug: last.slug });
});

test("who has a role in this edition alone is told nothing of another one", async () => {
  const { now, last, actor, scope } = await twoEditions();
  await ownerOf(last.organisationId, actor, now.edition.id);
  expect(await findLastTime(scope)).toBeNull();
  await ownerOf(last.organisationId, actor, last.id);
  expect(await findLastTime(scope)).not.toBeNull();
});

test("without an edition before it there is nothing to say, at the price of one statement", async () => {
  const { edition } = await makeEntrance();
  const scope = await editionScope<"view-registrations">(edition);
  expect(await expectQueries(1, () => findLastTime(scope))).toBeNull();
});
