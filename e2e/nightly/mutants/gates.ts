import { readFileSync } from "node:fs";
import { type Mutant, mutantsOf } from "./mutant";

const SENT = ["security/authorization-actions.db.test.ts"];
const LINKS = ["security/links.db.test.ts"];

/** Actions under an act that a viewer has, too. Long lines are broken behind each comma. */
const looser = (file: string, act: string, schemas: string[]): Mutant[] =>
  mutantsOf(
    file,
    SENT,
    schemas.map((schema) => {
      const broken = readFileSync(file, "utf8").includes(`"${act}",\n  ${schema},`);
      const rest = `",${broken ? "\n  " : " "}${schema},`;
      return [`a viewer sends ${schema}`, `"${act}${rest}`, `"view-drafts${rest}`];
    }),
  );

const DECIDE = "decide-registration";

/** Gates of actions, left out or opened one by one. */
export const ACTION_GATES: Mutant[] = [
  ...mutantsOf("lib/access/access.ts", SENT, [
    [
      "actions of editions have no gate",
      "gate: ({ school, edition }) => requireEdition(school, edition, act)",
      "gate: async (input) => input as never",
    ],
    [
      "actions of schools have no gate",
      "gate: ({ school }) => requireSchool(school, act)",
      "gate: async (input) => input as never",
    ],
    [
      "actions of organisations have no gate",
      "gate: ({ organisation }) => requireOrganisation(organisation, act)",
      "gate: async (input) => input as never",
    ],
  ]),
  ...looser("lib/participants/actions/decide.ts", DECIDE, ["DecisionSchema"]),
  ...looser("lib/participants/actions/take-back.ts", DECIDE, ["TakeBackSchema"]),
  ...looser("lib/places/actions/capacity.ts", DECIDE, ["CapacitySchema"]),
  ...looser("lib/participants/actions/by-hand.ts", "add-registration", ["AddByHandSchema"]),
  ...looser("lib/participants/actions/move.ts", "change-registration", ["MoveSchema"]),
  ...looser("lib/participants/actions/pair.ts", "change-registration", ["KeepApartSchema"]),
  ...looser("lib/interchange/actions/import-schedule.ts", "edit-programme", ["ImportRequestSchema"]),
  ...looser("lib/team/actions/team.ts", "manage-team", ["MemberRoleSchema", "MemberRemovalSchema"]),
  ...looser("lib/audiences/actions/mailings.ts", "send-messages", ["MailingSendSchema"]),
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
