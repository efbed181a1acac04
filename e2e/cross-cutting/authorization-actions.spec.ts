import { makeMember } from "@/prisma/factories/people";
import { ACTIONS, ACTIONS_OF, OTHER_ACTIONS } from "../authorization/actions";
import { makePeople } from "../authorization/people";
import { answerFor } from "../authorization/rights";
import { BUILT_ACTIONS, bodyOf, type Form, pageOf, sendAction } from "../authorization/send";
import { cookieOf, makeWorld } from "../authorization/world";
import { expect, test } from "../fixtures";

test("every server action of the build has its gate in the table", () => {
  expect([...BUILT_ACTIONS.keys()].sort()).toEqual([...Object.keys(ACTIONS), ...OTHER_ACTIONS].sort());
});

/** A few over HTTP, each refused for another reason; everybody else in security/authorization-actions.db.test.ts. */
const SENDERS = ["visitor", "viewer", "other owner", "removed while signed in", "administrator"] as const;

/**
 * With each change two of them send an action, two others the next one, and one of its ids is somebody else's: that every
 * one is refused, and every id, the database tests try at the actions themselves. At night all of it comes over HTTP.
 */
const PARTS_OF_IT = [
  ["", <Part>(all: readonly Part[], turn: number) => all.filter((_, at) => (turn + at) % all.length < 2), 1],
  [" @nightly", <Part>(all: readonly Part[]) => [...all], Number.POSITIVE_INFINITY],
] as const;

async function send(
  baseURL: string,
  name: string,
  form: Form,
  cookie: string,
  page: string,
): Promise<string> {
  return (await sendAction(name, bodyOf(form), { baseURL, cookie, page })).outcome;
}

/** A world and its owner. */
async function makeOwned() {
  const world = await makeWorld();
  return { world, owner: await cookieOf((await makeMember(world.organisation)).login) };
}

for (const [when, some, ids] of PARTS_OF_IT)
  for (const [noun, actions] of Object.entries(ACTIONS_OF))
    test(`${noun}: each action works for an owner, and neither for those whom the table refuses it nor with somebody else's ids${when}`, async ({
      baseURL,
    }) => {
      test.setTimeout(600_000);
      const wrong: string[] = [];
      const [shut, other] = [await makeWorld(), await makeWorld()];
      const people = await makePeople(shut, other);
      let mine = await makeOwned();
      for (const [turn, [name, action]] of Object.entries(actions).entries()) {
        const { act, scope, form } = action;
        const refused = SENDERS.filter((somebody) => answerFor(act, somebody, scope) !== "open");
        const foreign = action.ids.filter((_, at) => at === turn % action.ids.length || ids > 1);
        // Nobody of them changes anything, so that they come at once.
        await Promise.all([
          ...some(refused, turn).map(async (somebody) => {
            const seen = await send(baseURL ?? "", name, form(shut), people[somebody], pageOf(name, shut));
            const signIn = answerFor(act, somebody, scope) === "sign-in";
            const expected = signIn ? "rejected: sign-in-needed" : "rejected: not-found";
            if (seen !== expected) wrong.push(`${somebody} sends ${name}: ${seen}, not ${expected}`);
          }),
          ...foreign.map(async (field) => {
            const mixed = { ...form(other), [field]: form(shut)[field] ?? "" };
            const seen = await send(baseURL ?? "", name, mixed, people["other owner"], pageOf(name, other));
            if (!/^(refused|rejected: not-found)/.test(seen))
              wrong.push(`${name}, foreign ${field}: ${seen}`);
          }),
        ]);
        const ask = () => send(baseURL ?? "", name, form(mine.world), mine.owner, pageOf(name, mine.world));
        let seen = await ask();
        // What an earlier action has changed or deleted is there in a world of its own.
        if (seen !== "done") {
          mine = await makeOwned();
          seen = await ask();
        }
        if (!/^(done|refused)/.test(seen)) wrong.push(`the owner sends ${name}: ${seen}`);
      }
      expect(wrong).toEqual([]);
    });
