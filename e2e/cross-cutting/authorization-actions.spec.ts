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

for (const [noun, actions] of Object.entries(ACTIONS_OF)) {
  test(`${noun}: each action works for an owner, and not for those whom the table refuses it, with existing ids`, async ({
    baseURL,
  }) => {
    test.setTimeout(600_000);
    const wrong: string[] = [];
    const [shut, other] = [await makeWorld(), await makeWorld()];
    const people = await makePeople(shut, other);
    let mine = await makeOwned();
    for (const [name, { act, scope, form }] of Object.entries(actions)) {
      // Nobody of them changes anything, so that they come at once.
      await Promise.all(
        SENDERS.map(async (somebody) => {
          const meant = answerFor(act, somebody, scope);
          if (meant === "open") return;
          const seen = await send(baseURL ?? "", name, form(shut), people[somebody], pageOf(name, shut));
          const expected = meant === "sign-in" ? "rejected: sign-in-needed" : "rejected: not-found";
          if (seen !== expected) wrong.push(`${somebody} sends ${name}: ${seen}, not ${expected}`);
        }),
      );
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

  test(`${noun}: an owner's own address with somebody else's ids in it changes nothing`, async ({
    baseURL,
  }) => {
    test.setTimeout(600_000);
    const wrong: string[] = [];
    const world = await makeWorld();
    const mine = await makeWorld();
    const people = await makePeople(world, mine);
    for (const [name, action] of Object.entries(actions)) {
      const own = action.form(mine);
      const foreign = action.form(world);
      await Promise.all(
        action.ids.map(async (field) => {
          const form = { ...own, [field]: foreign[field] ?? "" };
          const seen = await send(baseURL ?? "", name, form, people["other owner"], pageOf(name, mine));
          if (!/^(refused|rejected: not-found)/.test(seen)) wrong.push(`${name}, foreign ${field}: ${seen}`);
        }),
      );
    }
    expect(wrong).toEqual([]);
  });
}
