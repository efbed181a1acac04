import { beforeAll, describe, expect, test } from "vitest";
import { requireEdition, requireOrganisation, requireSchool } from "@/lib/access/access";
import { ACTS, type Act } from "@/lib/access/policy";
import { db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { makeMember } from "@/prisma/factories/people";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { asking } from "@/prisma/testing/request-of-next";
import { makePeople } from "../e2e/authorization/people";
import { answerFor } from "../e2e/authorization/rights";
import { cookieOf, makeWorld, PEOPLE, type Somebody, type World } from "../e2e/authorization/world";

let world: World;
let people: Record<Somebody, string>;
beforeAll(async () => {
  world = await makeWorld();
  people = await makePeople(world, await makeWorld());
});

async function seen(cookie: string, gate: () => Promise<unknown>): Promise<string> {
  asking.cookie = cookie;
  try {
    await gate();
    return "open";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "sign-in-needed"
      ? "sign-in"
      : error.code === "not-found"
        ? "not-there"
        : error.code;
  }
}

/** What each act is answered with. */
async function seenOf(cookie: string, acts: readonly Act[], gate: (act: Act) => Promise<unknown>) {
  const answers = acts.map(async (act) => [act, await seen(cookie, () => gate(act))] as const);
  return Object.fromEntries(await Promise.all(answers));
}

const meant = (somebody: Somebody, scope: "edition" | "organisation", acts: readonly Act[]) =>
  Object.fromEntries(acts.map((act) => [act, answerFor(act, somebody, scope)]));

/** What is asked of whole schools and organisations, and an act of each height. */
const ASKED_OF_ALL = [
  ...(["view-drafts", "edit-edition", "create-edition", "edit-school"] as const),
  ...(["create-school", "edit-organisation", "manage-team"] as const),
];

describe.each(PEOPLE)("%s", (somebody) => {
  test("may in the edition what the table says", async () => {
    const { school, edition } = world;
    const answers = await seenOf(people[somebody], ACTS, (act) =>
      requireEdition(school.slug, edition.slug, act),
    );
    expect(answers).toEqual(meant(somebody, "edition", ACTS));
  });

  test("may in the whole school and organisation what the table says", async () => {
    const { school, organisation } = world;
    const cookie = people[somebody];
    const expected = meant(somebody, "organisation", ASKED_OF_ALL);
    expect(await seenOf(cookie, ASKED_OF_ALL, (act) => requireSchool(school.slug, act))).toEqual(expected);
    expect(await seenOf(cookie, ASKED_OF_ALL, (act) => requireOrganisation(organisation.id, act))).toEqual(
      expected,
    );
  });
});

test("what was deleted is there for nobody, not even for its owner", async () => {
  const gone = new Date();
  for (const what of ["edition", "school", "organisation"] as const) {
    const { organisation, school, edition } = await makeOpenEdition();
    const owner = await cookieOf((await makeMember(organisation)).login);
    const ask = async () => [
      await seen(owner, () => requireEdition(school.slug, edition.slug, "view-drafts")),
      await seen(owner, () => requireSchool(school.slug, "view-drafts")),
      await seen(owner, () => requireOrganisation(organisation.id, "view-drafts")),
    ];
    expect(await ask()).toEqual(["open", "open", "open"]);
    const ids = { organisationId: organisation.id };
    if (what === "edition") await db().edition.updateMany({ where: ids, data: { deletedAt: gone } });
    if (what === "school") await db().school.updateMany({ where: ids, data: { deletedAt: gone } });
    if (what === "organisation")
      await db().organisation.update({ where: { id: organisation.id }, data: { deletedAt: gone } });
    const left = {
      edition: ["open", "open"],
      school: ["not-there", "open"],
      organisation: ["not-there", "not-there"],
    };
    expect(await ask()).toEqual(["not-there", ...left[what]]);
  }
});

test("a new role, a removal and a lost administration count at the next request", async () => {
  const { organisation, school, edition } = world;
  const { login, id } = await makeMember(organisation, { role: "viewer" });
  const cookie = await cookieOf(login);
  const ask = () => seen(cookie, () => requireEdition(school.slug, edition.slug, "manage-team"));
  const where = { organisationId_id: { organisationId: organisation.id, id } };
  expect(await ask()).toBe("not-there");
  await db().teamMember.update({ where, data: { role: "owner" } });
  expect(await ask()).toBe("open");
  await db().teamMember.update({ where, data: { removedAt: new Date() } });
  expect(await ask()).toBe("not-there");
  await db().login.update({ where: { id: login.id }, data: { administratorSince: new Date() } });
  expect(await ask()).toBe("open");
  await db().login.update({ where: { id: login.id }, data: { administratorSince: null } });
  expect(await ask()).toBe("not-there");
});
