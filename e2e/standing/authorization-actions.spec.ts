import { readFileSync } from "node:fs";
import { may, type Role } from "@/lib/team/policy";
import { ACTIONS, type GatedAction, OTHER_ACTIONS } from "../authorization/actions";
import { makePeople, makeWorld, PEOPLE, type Somebody, type World } from "../authorization/world";
import { expect, test } from "../fixtures";

interface BuiltAction {
  exportedName: string;
  workers: Record<string, unknown>;
}
const manifest: { node: Record<string, BuiltAction> } = JSON.parse(
  readFileSync(".next/server/server-reference-manifest.json", "utf8"),
);
const built = new Map(
  Object.entries(manifest.node).map(([id, action]) => [action.exportedName, { id, ...action }]),
);

test("every server action of the build has its gate in the table", () => {
  expect([...built.keys()].sort()).toEqual([...Object.keys(ACTIONS), ...OTHER_ACTIONS].sort());
});

function roleOf(somebody: Somebody): Role {
  if (somebody === "visitor" || somebody === "participant" || somebody === "other owner") return "none";
  return somebody;
}

type Form = Record<string, string | string[]>;

/** Sends an action as the browser does, to a page that knows it; what the form state of the answer says. */
async function send(
  baseURL: string,
  name: string,
  form: Form,
  cookie: string,
  address: string,
): Promise<string> {
  const body = new FormData();
  for (const [key, value] of Object.entries(form))
    for (const one of [value].flat()) body.append(`_1_${key}`, one);
  body.append("0", '[{"status":"idle"},"$K1"]');
  const answer = await fetch(`${baseURL}${address}`, {
    method: "POST",
    headers: {
      "next-action": built.get(name)?.id ?? "",
      origin: baseURL,
      accept: "text/x-component",
      ...(cookie ? { cookie } : {}),
    },
    body,
    redirect: "manual",
  });
  const text = await answer.text();
  // A redirect after the action is its success.
  if (answer.status === 303 || answer.headers.get("x-action-redirect")) return "done";
  const state = /\{"status":"(\w[\w-]*)"[^\n]*?(?:"(?:code|reason)":"([\w-]+)")?/.exec(text);
  const status = state?.[1] ?? `http ${answer.status}`;
  const code = new RegExp(`\\{"status":"${status}","(?:code|reason)":"([\\w-]+)"`).exec(text)?.[1];
  return code ? `${status}: ${code}` : status;
}

/** A page that the action belongs to, with any ids: the action decides before the page is drawn. */
function pageOf(name: string, world: World): string {
  const workers = Object.keys(built.get(name)?.workers ?? {});
  const page = workers.find((worker) => worker.includes("/organise/")) ?? workers[0] ?? "";
  const values: Record<string, string> = {
    locale: "en",
    school: world.school.slug,
    edition: world.edition.slug,
    organisation: world.organisation.id,
    session: world.session.id,
    slot: world.pause.id,
    mailing: world.mailing.id,
  };
  return page
    .replace(/^app|\/\([^)]+\)|\/page$/g, "")
    .replace(/\[(\w+)\]/g, (_, part: string) => values[part] ?? part);
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
