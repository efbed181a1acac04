import { db } from "@/lib/platform/db/client";
import { makeLogin } from "@/prisma/factories/people";
import { ACTIONS } from "../authorization/actions";
import { makePeople } from "../authorization/people";
import {
  BUILT_ACTIONS,
  bodyOf,
  type Form,
  pageOf,
  type Sending,
  SITE,
  sendAction,
} from "../authorization/send";
import { cookieOf, makeWorld, type World } from "../authorization/world";
import { expect, test } from "../fixtures";
import { REFUSED_TEXTS } from "../security/corpus";
import { PUBLIC_FORMS } from "../security/forms";
import { MORE } from "../security/more";
import { makeForm, makeParticipant, wrongLinks } from "../security/participant";
import { expectHarmless, STORED } from "../security/shown";

const baseURL = SITE;

/** Refused with a state, or done; never a fault of ours ("unavailable") and never a bare error. */
const ANSWERED =
  /^(done|invalid|refused(: [\w-]+)?|rejected: (not-found|bad-request|too-large|too-fast|sign-in-needed))$/;
const NOTHING = "00000000-0000-4000-8000-000000000000";
const LINKS = ["draft", "token"];

/** What takes away goes last: the others need something to work on. */
const isTaking = (name: string) =>
  /^(remove|delete|cancel|unlink|unschedule|step|decide|erase|sign|forget)/.test(name);
const inOrder = (names: string[]) => [...names.filter((name) => !isTaking(name)), ...names.filter(isTaking)];

/** Each try begins at version 1, whatever the ones before did. */
async function forgetVersions(world: World): Promise<void> {
  const { id, organisationId } = world.edition;
  await db().$executeRaw`
    WITH o AS (SELECT ${organisationId}::uuid AS id),
      a AS (UPDATE organisation SET version = 1 WHERE id = (SELECT id FROM o)),
      b AS (UPDATE school SET version = 1 WHERE organisation_id = (SELECT id FROM o)),
      c AS (UPDATE edition SET version = 1 WHERE id = ${id}::uuid),
      d AS (UPDATE theme SET version = 1 WHERE edition_id = ${id}::uuid),
      e AS (UPDATE room SET version = 1 WHERE edition_id = ${id}::uuid),
      f AS (UPDATE session SET version = 1 WHERE edition_id = ${id}::uuid),
      g AS (UPDATE slot SET version = 1 WHERE edition_id = ${id}::uuid),
      h AS (UPDATE speaker SET version = 1 WHERE edition_id = ${id}::uuid),
      i AS (UPDATE quota SET version = 1 WHERE edition_id = ${id}::uuid),
      j AS (UPDATE category SET version = 1 WHERE edition_id = ${id}::uuid),
      k AS (UPDATE practice SET version = 1 WHERE organisation_id = (SELECT id FROM o)),
      l AS (UPDATE mailing SET version = 1 WHERE edition_id = ${id}::uuid),
      m AS (UPDATE team_member SET version = 1 WHERE organisation_id = (SELECT id FROM o))
    SELECT 1`;
}

/** The same form with one field made hostile in every way that matters to it. */
function variants(form: Form, field: string): Array<[string, Form]> {
  const value = form[field];
  const isId = typeof value === "string" && /^[0-9a-f]{8}-/.test(value);
  const named: Array<[string, Form]> = [
    [`${field}: a trick`, { ...form, [field]: STORED }],
    [`${field}: a refused text`, { ...form, [field]: Object.values(REFUSED_TEXTS).join(" ") }],
  ];
  if (isId || LINKS.includes(field))
    named.push([`${field}: an id of nothing`, { ...form, [field]: isId ? NOTHING : "A".repeat(49) }]);
  return named;
}

/** Tricks on the form as a whole. */
function wholeForms(form: Form): Array<[string, Form]> {
  const fields = Object.keys(form).filter((field) => !LINKS.includes(field));
  const kept = Object.fromEntries(Object.entries(form).filter(([field]) => LINKS.includes(field)));
  const twice = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, [value, value].flat()]));
  const objects = fields.flatMap((field) => [
    [`${field}.contains`, ""],
    [`${field}.__proto__`, "x"],
  ]);
  return [
    ["nothing", {}],
    ["everything twice", twice],
    ["objects everywhere", { ...kept, ...Object.fromEntries(objects) }],
    ["unknown keys", { ...form, role: "owner", administrator: "on", "organisation.id": NOTHING }],
    ["keys of the prototype", { ...form, ["__proto__"]: "x", "constructor.prototype.admin": "1" }],
    ["keys of Next", { ...form, $ACTION_ID_x: "x", "$ACTION_1:0": "{}", $ACTION_KEY: "k" }],
  ];
}

/** Every field hostile at once: what a change may wait for. */
const all = (form: Form): Array<[string, Form]> => [
  ["every field a trick", Object.fromEntries(Object.keys(form).map((field) => [field, STORED]))],
  // What people write begins with a capital here; a state, a day or an address made hostile would refuse the whole.
  [
    "every text a trick",
    Object.fromEntries(
      Object.entries(form).map(([field, value]) => [field, /^\p{Lu}/u.test(String(value)) ? STORED : value]),
    ),
  ],
];

/** Field after field, each in every way that matters to it. */
const each = (form: Form) => Object.keys(form).flatMap((field) => variants(form, field));

/** Two of several, and the next two for the next one. */
const inTurn = <Trick>(tricks: readonly Trick[], turn: number): Trick[] =>
  [0, 1].map((next) => tricks[(2 * turn + next) % tricks.length] as Trick);

type Tricks = (form: Form, turn: number) => Array<[string, Form]>;

/**
 * With each change all fields at once and two of the tricks on a whole form, which one piece of code answers for all; at night
 * field after field, and each trick on each form (059).
 */
const WHEN: ReadonlyArray<{ when: string; tricks: Tricks; stored: number }> = [
  {
    when: "all fields at once",
    tricks: (form, turn) => [...all(form), ...inTurn(wholeForms(form), turn)],
    stored: 10,
  },
  { when: "in any field @nightly", tricks: (form) => [...each(form), ...wholeForms(form)], stored: 50 },
];

/** Sends a form as it is, then with each trick; what was not answered as it should be, and how many were done. */
async function tryAll(
  name: string,
  form: Form,
  sending: Sending,
  tricks: Array<[string, Form]>,
  after = async () => {},
) {
  const wrong: string[] = [];
  let done = 0;
  const tries: Array<[string, Form]> = [["as it is", form], ...tricks];
  for (const [what, sent] of tries) {
    const { outcome, status } = await sendAction(name, bodyOf(sent), sending);
    if (outcome === "done") {
      done += 1;
      // Nothing else changes a version.
      await after();
    }
    const taken = what !== "as it is" || outcome !== "invalid";
    if (!taken || status >= 500 || !ANSWERED.test(outcome))
      wrong.push(`${name}, ${what}: ${status} ${outcome}`);
  }
  return { wrong, done };
}

for (const { when, tricks, stored } of WHEN) {
  test(`whatever an organiser's forms bring, ${when}, is refused or stored as harmless words`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    const world = await makeWorld();
    await makeForm(world);
    const { owner } = await makePeople(world, world);
    const wrong: string[] = [];
    let done = 0;
    for (const [turn, name] of inOrder(Object.keys(ACTIONS)).entries()) {
      const form = { ...ACTIONS[name]?.form(world), ...MORE[name] };
      const sending = { baseURL, cookie: owner, page: pageOf(name, world) };
      const tried = await tryAll(name, form, sending, tricks(form, turn), () => forgetVersions(world));
      wrong.push(...tried.wrong);
      done += tried.done;
    }
    expect(wrong).toEqual([]);
    expect(done, "tricks that were stored").toBeGreaterThan(stored);
    await db().edition.update({
      where: { organisationId_id: { organisationId: world.organisation.id, id: world.edition.id } },
      data: { publishedAt: new Date(), cancelledAt: null, archivedAt: null },
    });
    await expectHarmless(world, owner, page, baseURL);
  });

  test(`whatever the forms of visitors and participants bring, ${when}, is refused or harmless`, async () => {
    test.setTimeout(600_000);
    const world = await makeWorld();
    await makeForm(world);
    const wrong: string[] = [];
    for (const [turn, name] of inOrder(Object.keys(PUBLIC_FORMS)).entries()) {
      const cookie = await cookieOf(await makeLogin());
      const participant = await makeParticipant(world);
      const form = PUBLIC_FORMS[name]?.(participant, world) ?? {};
      const sending = { baseURL, cookie, page: pageOf(name, world, participant) };
      wrong.push(...(await tryAll(name, form, sending, tricks(form, turn))).wrong);
    }
    expect(wrong).toEqual([]);
  });
}

test("a link of one kind, of another registration, or of nobody opens nothing", async () => {
  const world = await makeWorld();
  await makeForm(world);
  const [mine, theirs] = [await makeParticipant(world), await makeParticipant(world)];
  const before = await db().registration.findMany({ where: { editionId: world.edition.id } });
  for (const participant of wrongLinks(mine, theirs))
    for (const [name, form] of Object.entries(PUBLIC_FORMS)) {
      const filled = form(participant, world);
      if (!LINKS.some((field) => field in filled) || name === "followLinkAction") continue;
      const sending = { baseURL, page: pageOf(name, world, participant) };
      const { outcome } = await sendAction(name, bodyOf(filled), sending);
      expect(outcome, name).toBe("rejected: not-found");
    }
  expect(await db().registration.findMany({ where: { editionId: world.edition.id } })).toEqual(before);
  expect(await db().sessionReply.count({ where: { organisationId: world.organisation.id } })).toBe(0);
});

const evil = "https://evil.example";
const ORIGINS: Record<string, Record<string, string>> = {
  "no origin": { origin: "" },
  "no page": { origin: "null" },
  "no address": { origin: "evil" },
  foreign: { origin: evil },
  "foreign with its host": {
    origin: evil,
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
  },
  "own, sent across sites": { "sec-fetch-site": "cross-site" },
};

/** Each action is tried from somewhere else than the one before; at night from everywhere. */
for (const [when, origins] of [
  ["", (turn: number) => inTurn(Object.entries(ORIGINS), turn)],
  [" @nightly", () => Object.entries(ORIGINS)],
] as const)
  test(`only this site's own pages send forms: a missing, unknown or foreign origin changes nothing${when}`, async () => {
    test.setTimeout(300_000);
    const world = await makeWorld();
    await makeForm(world);
    const { owner } = await makePeople(world, world);
    const participant = await makeParticipant(world);
    const countActs = () =>
      db().auditEntry.count({ where: { organisationId: world.organisation.id, act: { not: "register" } } });
    const acts = await countActs();
    const wrong: string[] = [];
    for (const [turn, name] of [...BUILT_ACTIONS.keys()].entries()) {
      const form = ACTIONS[name]?.form(world) ?? PUBLIC_FORMS[name]?.(participant, world) ?? {};
      await Promise.all(
        origins(turn).map(async ([what, headers]) => {
          const sending = { baseURL, cookie: owner, page: pageOf(name, world, participant), headers };
          const { outcome, status } = await sendAction(name, bodyOf(form), sending);
          if (outcome !== "rejected: bad-origin" && status !== 403)
            wrong.push(`${name}, ${what}: ${status} ${outcome}`);
        }),
      );
    }
    expect(wrong).toEqual([]);
    expect(await countActs()).toBe(acts);
  });

test("10,000 keys and a megabyte are too much for any action", async () => {
  const world = await makeWorld();
  const { owner } = await makePeople(world, world);
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, "1"]));
  for (const name of ["requestSignInAction", "createSessionAction", "editEditionTextsAction"]) {
    const sending = { baseURL, cookie: owner, page: pageOf(name, world) };
    const long = { title: "a".repeat(1_100_000) };
    expect((await sendAction(name, bodyOf(long), sending)).outcome).toBe("rejected: too-large");
    // Counted at the door: the action does not hear of it.
    expect((await sendAction(name, bodyOf(many), sending)).outcome).toBe("http 413");
  }
});

test("a broken request of an action is the sender's fault, and says so", async () => {
  const send = (body: FormData | string, headers: Record<string, string> = {}) =>
    sendAction("requestSignInAction", body, { baseURL, page: "/en/sign-in", headers });
  const root = (json: string) => {
    const body = new FormData();
    body.append("0", json);
    return body;
  };
  const BROKEN = ["null", "{", '["$1:__proto__:constructor","$K1"]', "[".repeat(20_000), '[{},"$F9"]'];
  for (const json of BROKEN) expect((await send(root(json))).status, json.slice(0, 40)).toBe(400);
  expect((await send("--x\r\nbroken", { "content-type": "multipart/form-data; boundary=x" })).status).toBe(
    400,
  );
  expect((await send(root(`["${"a".repeat(9_000_000)}"]`))).status).toBe(413);
  for (const json of ["[null,null]", '[{},{"email":{"contains":""}}]', '["x",["a"]]', '["$@5"]'])
    expect((await send(root(json))).outcome, json).toBe("rejected: bad-request");
  for (const type of ["text/plain;charset=UTF-8", "application/json"])
    expect((await send('[{},{"email":"a"}]', { "content-type": type })).outcome).toBe(
      "rejected: bad-request",
    );
  const unknown = await sendAction("no-such-action", root("[]"), { baseURL, page: "/en/sign-in" });
  expect(unknown.status).toBeLessThan(500);
});
