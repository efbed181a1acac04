import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";
import { callAction } from "@/prisma/testing/call-actions";
import { askFromOwnNetwork, asking } from "@/prisma/testing/request-of-next";
import { ACTIONS, ACTIONS_OF } from "../e2e/authorization/actions";
import { makePeople } from "../e2e/authorization/people";
import { answerFor } from "../e2e/authorization/rights";
import { makeWorld, type Somebody, type World } from "../e2e/authorization/world";

/** One of each kind: who is nobody there and why is tried at the gates themselves (authorization.db.test.ts). */
const SENDERS = [
  "visitor",
  "door",
  "viewer with the flag",
  "editor",
  "editor of this edition",
  "editor of another edition",
  "other owner",
  "administrator",
  "removed while signed in",
] as const satisfies Somebody[];

let world: World;
let mine: World;
let people: Record<Somebody, string>;
beforeAll(async () => {
  [world, mine] = [await makeWorld(), await makeWorld()];
  people = await makePeople(world, mine);
});

beforeEach(askFromOwnNetwork);
afterAll(() => {
  asking.network = "";
});

/** Everything that the organisation holds, as one text. */
async function heldBy({ organisation }: World): Promise<string> {
  const tables = await db().$queryRaw<Array<{ name: string }>>`
    SELECT table_name::text AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'organisation_id' ORDER BY 1`;
  const held: unknown[] = [];
  for (const { name } of tables)
    held.push(
      await db().$queryRaw`
        SELECT t::text FROM ${Prisma.raw(`"${name}"`)} t WHERE organisation_id = ${organisation.id}::uuid ORDER BY 1`,
    );
  return JSON.stringify(held);
}

describe.each(Object.entries(ACTIONS_OF))("%s:", (_noun, actions) => {
  test("whom the table refuses an action is rejected, and nothing is different afterwards", async () => {
    const wrong: string[] = [];
    const before = await heldBy(world);
    for (const [name, { act, scope, form }] of Object.entries(actions))
      for (const somebody of SENDERS) {
        const meant = answerFor(act, somebody, scope);
        if (meant === "open") continue;
        const seen = await callAction(name, form(world), people[somebody]);
        const expected = meant === "sign-in" ? "rejected: sign-in-needed" : "rejected: not-found";
        if (seen !== expected) wrong.push(`${somebody} sends ${name}: ${seen}, not ${expected}`);
      }
    expect(wrong).toEqual([]);
    expect(await heldBy(world)).toBe(before);
  });

  test("an owner's own address with somebody else's ids in it changes nothing of theirs", async () => {
    const wrong: string[] = [];
    const before = await heldBy(world);
    for (const [name, action] of Object.entries(actions))
      for (const field of action.ids) {
        const form = { ...action.form(mine), [field]: action.form(world)[field] ?? "" };
        const seen = await callAction(name, form, people["other owner"]);
        if (!/^(refused|rejected: not-found)/.test(seen)) wrong.push(`${name}, foreign ${field}: ${seen}`);
      }
    expect(wrong).toEqual([]);
    expect(await heldBy(world)).toBe(before);
  });
});

test("a form that another site sends with the owner's cookie is refused", async () => {
  const { organisation, school, edition } = world;
  const before = await heldBy(world);
  asking.origin = "https://evil.example";
  try {
    const form = { organisation: organisation.id, school: school.slug, edition: edition.slug };
    for (const name of Object.keys(ACTIONS))
      expect(await callAction(name, form, people.owner), name).toBe("rejected: bad-origin");
  } finally {
    asking.origin = new URL("http://localhost:3000").origin;
  }
  expect(await heldBy(world)).toBe(before);
});
