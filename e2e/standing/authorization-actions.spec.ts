import { may, type Role } from "@/lib/team/policy";
import { ACTIONS, type GatedAction, OTHER_ACTIONS } from "../authorization/actions";
import { BUILT_ACTIONS, bodyOf, type Form, pageOf, sendAction } from "../authorization/send";
import { makePeople, makeWorld, PEOPLE, type Somebody } from "../authorization/world";
import { expect, test } from "../fixtures";

test("every server action of the build has its gate in the table", () => {
  expect([...BUILT_ACTIONS.keys()].sort()).toEqual([...Object.keys(ACTIONS), ...OTHER_ACTIONS].sort());
});

function roleOf(somebody: Somebody): Role {
  if (somebody === "visitor" || somebody === "participant" || somebody === "other owner") return "none";
  return somebody;
}

async function send(
  baseURL: string,
  name: string,
  form: Form,
  cookie: string,
  page: string,
): Promise<string> {
  return (await sendAction(name, bodyOf(form), { baseURL, cookie, page })).outcome;
}

function allowed(somebody: Somebody, action: GatedAction): boolean {
  return may(roleOf(somebody), action.act);
}

test("each action works for whom the table says, and for nobody else, with existing ids", async ({
  baseURL,
}) => {
  test.setTimeout(600_000);
  const wrong: string[] = [];
  const other = await makeWorld();
  for (const [name, action] of Object.entries(ACTIONS)) {
    const world = await makeWorld();
    const people = await makePeople(world, other);
    const page = pageOf(name, world);
    const refused = PEOPLE.filter((somebody) => !allowed(somebody, action));
    for (const somebody of refused) {
      const seen = await send(baseURL ?? "", name, action.form(world), people[somebody], page);
      const expected = somebody === "visitor" ? "turned-away: sign-in-needed" : "turned-away: not-found";
      if (seen !== expected) wrong.push(`${somebody} sends ${name}: ${seen}, not ${expected}`);
    }
    const seen = await send(baseURL ?? "", name, action.form(world), people.owner, page);
    if (!/^(done|refused)/.test(seen)) wrong.push(`the owner sends ${name}: ${seen}`);
  }
  expect(wrong).toEqual([]);
});

test("an owner's own address with somebody else's ids in it changes nothing", async ({ baseURL }) => {
  test.setTimeout(600_000);
  const wrong: string[] = [];
  const world = await makeWorld();
  const mine = await makeWorld();
  const people = await makePeople(world, mine);
  for (const [name, action] of Object.entries(ACTIONS)) {
    const own = action.form(mine);
    const foreign = action.form(world);
    for (const field of action.ids) {
      const form = { ...own, [field]: foreign[field] ?? "" };
      const seen = await send(baseURL ?? "", name, form, people["other owner"], pageOf(name, mine));
      if (!/^(refused|turned-away: not-found)/.test(seen)) wrong.push(`${name}, foreign ${field}: ${seen}`);
    }
  }
  expect(wrong).toEqual([]);
});
