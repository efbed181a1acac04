import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTS, type Act, may, mayAssign, type Rights, type Role } from "@/lib/access/policy";
import { ACTIONS } from "../e2e/authorization/actions";
import { ACTIONS_BEFORE, type Holder, PAGES_BEFORE } from "../e2e/authorization/before";
import { GIVES, isAllowed, RIGHTS } from "../e2e/authorization/rights";
import { ROUTES } from "../e2e/authorization/routes";

const ROLES = ["none", "door", "viewer", "editor", "owner", "administrator"] as const satisfies Role[];

test("every act of the code has its row, and no row is about nothing", () => {
  expect(Object.keys(RIGHTS).sort()).toEqual([...ACTS].sort());
});

describe.each(ACTS)("%s", (act) => {
  test.each(ROLES)("for %s is what the table says, with the flag and without", (role) => {
    expect({
      plain: may({ role, flags: [] }, act),
      flag: may({ role, flags: ["sensitive-data"] }, act),
    }).toEqual({
      plain: isAllowed(act, role),
      flag: isAllowed(act, role, "sensitive-data"),
    });
  });
});

test.each(ROLES)("%s gives and takes the roles that the table says", (actor) => {
  const given = Object.fromEntries(ROLES.map((role) => [role, mayAssign(actor, role)]));
  expect(given).toEqual(GIVES[actor]);
});

test("docs/authorization.md says the same", () => {
  const page = readFileSync("docs/authorization.md", "utf8");
  const written = [...page.matchAll(/^\| `([a-z-]+)`[^|]*\|(.*)\|$/gm)].map(([, act, cells]) => [
    act,
    cells?.split("|").map((cell) => cell.trim()),
  ]);
  const meant = ACTS.map((act) => [
    act,
    [
      isAllowed(act, "none"),
      isAllowed(act, "door"),
      isAllowed(act, "viewer"),
      isAllowed(act, "editor"),
      isAllowed(act, "editor", "sensitive-data"),
      isAllowed(act, "owner"),
      isAllowed(act, "administrator"),
    ].map((yes) => (yes ? "✓" : "–")),
  ]);
  expect(written).toEqual(meant);
});

/** Everybody whom a column of the page is about. */
const HOLDERS: Record<Holder, Rights> = {
  nobody: { role: "none", flags: [] },
  door: { role: "door", flags: [] },
  viewer: { role: "viewer", flags: [] },
  editor: { role: "editor", flags: [] },
  "editor with the flag": { role: "editor", flags: ["sensitive-data"] },
  owner: { role: "owner", flags: [] },
  administrator: { role: "administrator", flags: [] },
};
const holdersOf = (act: Act) =>
  Object.entries(HOLDERS)
    .filter(([, rights]) => may(rights, act))
    .map(([holder]) => holder);

test("under acts of their own the actions are allowed to those who could send them before", () => {
  for (const [action, [, ...holders]] of Object.entries(ACTIONS_BEFORE)) {
    const { act } = ACTIONS[action] ?? {};
    expect(act && holdersOf(act), action).toEqual(holders);
  }
});

test("and the pages open to those who could open them before", () => {
  for (const [page, [, ...holders]] of Object.entries(PAGES_BEFORE)) {
    const gate = ROUTES[page];
    expect(gate?.kind === "act" && holdersOf(gate.act), page).toEqual(holders);
  }
});

test("an action and a page name in the source the act that the tables name", () => {
  const sources = (root: string, file: RegExp) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => file.test(path))
      .map((path) => [path, readFileSync(`${root}/${path}`, "utf8")] as const);
  const actions = sources("lib", /^[^/]+\/actions\/.*\.ts$/).flatMap(([, source]) =>
    [...source.matchAll(/const (\w+) = (?:edition|school|organisation)Action\(\s*"([\w-]+)"/g)].map(
      ([, action, act]) => [action, act],
    ),
  );
  expect(Object.fromEntries(actions)).toEqual(
    Object.fromEntries(Object.entries(ACTIONS).map(([action, { act }]) => [action, act])),
  );
  const pages = sources("app", /\/(page\.tsx|route\.ts)$/).flatMap(([path, source]) => {
    const address = `/${path.replace(/\([^)]+\)\//g, "").replace(/\/(page\.tsx|route\.ts)$/, "")}`;
    const [, act] =
      /\b(?:editionGate|schoolGate|organisationGate|requireEdition|listRoute)\([^"]*"([\w-]+)"/.exec(
        source,
      ) ?? [];
    return act ? [[address, act]] : [];
  });
  expect(Object.fromEntries(pages)).toEqual(
    Object.fromEntries(
      Object.entries(ROUTES).flatMap(([page, gate]) => (gate.kind === "act" ? [[page, gate.act]] : [])),
    ),
  );
});
