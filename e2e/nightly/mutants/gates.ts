import { type Mutant, mutantsOf } from "./mutant";

const SENT = ["security/authorization-actions.db.test.ts"];
const LINKS = ["security/links.db.test.ts"];

const looser = (file: string, act: string, schemas: string[]): Mutant[] =>
  mutantsOf(
    file,
    SENT,
    schemas.map((schema) => {
      const gate = `schema: ${schema},\n  gate: (input) => `;
      return [`the gate of ${schema} is left out`, gate, `${gate}input as never ?? `];
    }),
  ).map((mutant) => ({ ...mutant, name: `${mutant.name} (${act})` }));

/** Gates of actions, left out one by one. */
export const ACTION_GATES: Mutant[] = [
  ...mutantsOf("lib/participants/actions/decide.ts", SENT, [
    ["a viewer decides", `"decide-registration"`, `"view-registrations"`],
  ]),
  ...mutantsOf("lib/participants/actions/take-back.ts", SENT, [
    ["a viewer takes decisions back", `"decide-registration"`, `"view-registrations"`],
  ]),
  ...mutantsOf("lib/places/actions/capacity.ts", SENT, [
    ["a viewer sets the capacity", `"decide-registration"`, `"view-drafts"`],
  ]),
  ...mutantsOf("lib/participants/actions/by-hand.ts", SENT, [
    ["a viewer registers others", `"add-registration"`, `"view-registrations"`],
  ]),
  ...mutantsOf("lib/participants/actions/move.ts", SENT, [
    ["a viewer moves people", `"change-registration"`, `"view-registrations"`],
  ]),
  ...mutantsOf("lib/participants/actions/pair.ts", SENT, [
    ["a viewer keeps people apart", `"change-registration"`, `"view-registrations"`],
  ]),
  ...mutantsOf("lib/interchange/actions/import-schedule.ts", SENT, [
    ["a viewer imports", `"edit-programme"`, `"view-drafts"`],
  ]),
  ...looser("lib/team/actions/team.ts", "manage-team", ["MemberRoleSchema", "MemberRemovalSchema"]),
  ...looser("lib/outbox/actions/messages.ts", "send-messages", ["MailingSendSchema"]),
  ...looser("lib/programme/actions/programme.ts", "release", ["AcceptOverlapSchema"]),
  ...looser("lib/releases/actions/release.ts", "release", ["ReleaseSchema"]),
  ...looser("lib/organisations/actions/organisation.ts", "change-settings", ["OrganisationSchema"]),
  ...looser("lib/schools/actions/school.ts", "change-settings", ["NewSchoolSchema"]),
  ...mutantsOf("lib/platform/action.ts", SENT, [
    ["a form of another site is taken", "requireOwnOrigin(requestHeaders);", ""],
  ]),
];

/** What private links open. */
export const LINK_GATES: Mutant[] = [
  ...mutantsOf("lib/registration/queries/find-link.ts", LINKS, [
    ["a draft's link lives for ever at the gate", "{ expiresAt: { gt: await databaseClock(db) } }", "{}"],
    ["an erased registration opens as a draft", "erasedAt: null,\n", "\n"],
    ["the private link opens drafts", `, state: { not: "draft" } },\n`, " },\n"],
    ["an erased registration opens", "erasedAt: null, ", ""],
  ]),
  ...mutantsOf("lib/registration/access/draft.ts", LINKS, [
    ["a draft's link is not checked", `!isLinkToken(token, "draft-link", id, row.linkVersion)`, "!token"],
  ]),
  ...mutantsOf("lib/registration/access/private-link.ts", LINKS, [
    ["a private link is not checked", `!isLinkToken(token, "private-link", id, row.linkVersion)`, "!token"],
  ]),
  ...mutantsOf("lib/platform/secrets.ts", LINKS, [
    ["one kind of link opens another", `"convivio", purpose, 32`, `"convivio", "any", 32`],
    ["a raised version ends no link", ".update(`", ".update(id || `"],
  ]),
  ...mutantsOf("lib/registration/commands/erase.ts", LINKS, [
    ["erasing leaves the ticket as it was", "ticketVersion: { increment: 1 },", ""],
    ["erasing leaves the link as it was", "linkVersion: { increment: 1 },", ""],
  ]),
  ...mutantsOf(
    "lib/registration/commands/change-own.ts",
    ["lib/registration/commands/own.db.test.ts"],
    [["a corrected address leaves the old link open", "linkVersion: { increment: 1 },", ""]],
  ),
];
