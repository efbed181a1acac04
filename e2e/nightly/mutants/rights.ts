import type { Act } from "@/lib/access/policy";
import { type Mutant, mutantsOf } from "./mutant";

const POLICY = "lib/access/policy.ts";
const TABLE = ["security/authorization.test.ts"];
const STANDING = ["security/authorization.db.test.ts"];

const VIEWER = "const VIEWER: readonly Act[] = [";
const EDITOR = "const EDITOR: readonly Act[] = [";
const ADMINISTRATOR = "const ADMINISTRATOR: readonly Act[] = [";

const wider = (role: string, list: string, acts: readonly Act[]): Mutant[] =>
  mutantsOf(
    POLICY,
    TABLE,
    acts.map((act) => [`${role} may ${act}`, list, `${list}"${act}", `]),
  );

const READ = ["view-drafts", "view-registrations", "print-attendance"] as const;
/** What owners keep to themselves, and administrators. */
const OWNED = ["create-school", "edit-organisation", "manage-team", "view-audit"] as const;
const KEPT = ["view-sensitive", "view-confidential", "confirm-person", "exceed-capacity", ...OWNED] as const;
/** What an editor may and a viewer may not. */
const WRITTEN = [
  ...([
    "add-registration",
    "import-registrations",
    "change-registration",
    "decide-registration",
    "annotate-registration",
    "pair-people",
  ] as const),
  ...(["edit-categories", "edit-quotas", "set-capacity"] as const),
  ...(["edit-themes", "edit-rooms", "edit-speakers", "edit-sessions", "edit-slots"] as const),
  ...(["import-schedule", "accept-overlaps", "release", "edit-practices"] as const),
  ...(["edit-edition", "edit-form", "publish-edition", "cancel-edition", "edit-recap"] as const),
  "edit-pictures",
  ...(["create-edition", "edit-school"] as const),
  ...(["send-messages", "decide-messages", "edit-mails", "view-outbox"] as const),
  ...(["export-registrations", "export-lists", "check-in", "arrange-todos"] as const),
] as const;

type Listed = (typeof READ | typeof WRITTEN | typeof KEPT)[number];
type Unlisted = Exclude<Act, Listed>;
/** Does not compile while an act is in no list. */
const BEYOND_VIEWERS: readonly Listed[] & ([Unlisted] extends [never] ? unknown : Unlisted) = [
  ...WRITTEN,
  ...KEPT,
];

/** Each right with one role more. */
export const RIGHTS: Mutant[] = [
  ...wider("nobody", "none: [", ["view-drafts", "check-in"]),
  ...wider("door", "door: [", READ),
  ...wider("viewer", VIEWER, BEYOND_VIEWERS),
  ...wider("editor", EDITOR, KEPT),
  ...wider("administrator", ADMINISTRATOR, [
    ...(["view-sensitive", "view-confidential", "confirm-person"] as const),
    ...(["send-messages", "decide-messages", "edit-mails"] as const),
    ...(["export-registrations", "export-lists"] as const),
  ]),
  ...mutantsOf(POLICY, TABLE, [
    ["the flag lets every role read sensitive answers", "flag.roles.includes(role) && ", ""],
    ["the flag opens everything to an editor", " && flag.acts.includes(act)", ""],
    ["an administrator makes administrators", ` && role !== "administrator"`, ""],
    ["everybody gives roles", `MAY[actor].includes("manage-team") && `, ""],
  ]),
];

/** Who counts as what. */
export const STANDINGS: Mutant[] = [
  ...mutantsOf(
    "lib/access/queries.ts",
    ["lib/forms/commands/take-questions.db.test.ts"],
    [
      ["whoever was removed takes questions", "{ removedAt: null }, ", ""],
      ["an invitation that was not accepted shows forms", ", { acceptedAt: { not: null } }]", "]"],
    ],
  ),
  ...mutantsOf(
    "lib/access/access.ts",
    ["lib/forms/commands/take-questions.db.test.ts"],
    [["a role in one edition shows the forms of all", " || editionId === id", " || editionId !== id"]],
  ),
  ...mutantsOf("lib/access/queries.ts", STANDING, [
    ["whoever was removed keeps the role", "removedAt: null,", ""],
    ["an invitation counts before it is accepted", "acceptedAt: { not: null },", ""],
    [
      "a role in one edition counts in all",
      "...(editionId ? [{ editionId }] : [])",
      "{ editionId: { not: null } }",
    ],
    ["a role for one edition counts in the whole organisation", "OR: [{ editionId: null }", "OR: [{}"],
    ["a role in one organisation counts in all", "      organisationId,\n      removedAt", "      removedAt"],
    ["a deleted edition is there", "found.deletedAt || ", ""],
    ["editions of a deleted school are there", "found.school.deletedAt || ", ""],
    ["editions of a deleted organisation are there", " || found.school.organisation.deletedAt", ""],
    ["a deleted school is there", "alias.school.deletedAt || ", ""],
    ["schools of a deleted organisation are there", " || alias.school.organisation.deletedAt", ""],
    ["a deleted organisation is there", "found && !found.deletedAt", "found"],
  ]),
  ...mutantsOf(POLICY, STANDING, [["the flag of a weaker role is lent", "member.role === role && ", ""]]),
  ...mutantsOf("lib/access/access.ts", STANDING, [
    ["everybody is an administrator", "return actor.administrator ?", "return actor ?"],
    [
      "an administrator is one in a team of their own",
      `if (member.role !== "none")`,
      "if (!actor.administrator)",
    ],
    [
      "the gate of an edition is open",
      "found.editionId);\n  if (!may(held, act))",
      "found.editionId);\n  if (!held)",
    ],
    [
      "the gate of a school is open",
      `findSchoolForRole(school);
  if (!found) throw new AppError("not-found");
  const held = await rightsOf(actor, found.organisationId, null);
  if (!may(held, act))`,
      `findSchoolForRole(school);
  if (!found) throw new AppError("not-found");
  const held = await rightsOf(actor, found.organisationId, null);
  if (!held)`,
    ],
    [
      "the gate of an organisation is open",
      `findOrganisationForRole(organisationId);
  if (!found) throw new AppError("not-found");
  const held = await rightsOf(actor, found.organisationId, null);
  if (!may(held, act))`,
      `findOrganisationForRole(organisationId);
  if (!found) throw new AppError("not-found");
  const held = await rightsOf(actor, found.organisationId, null);
  if (!held)`,
    ],
  ]),
  ...mutantsOf("lib/access/queries.ts", STANDING, [
    ["a session unused too long goes on", "s.expires_at > clock_timestamp() AND ", ""],
    ["a session has no end", " AND s.ends_at > clock_timestamp()", ""],
    ["an administrator taken back is one", "l.administrator_since IS NOT NULL AS", "true AS"],
  ]),
  ...mutantsOf(
    "lib/team/commands/lock-team.ts",
    ["lib/team/commands/team.db.test.ts"],
    [
      ["whoever lost the role changes the team", `if (!may(rights, "manage-team"))`, "if (!rights)"],
      ["whoever was removed changes the team", "organisationId, removedAt: null", "organisationId"],
    ],
  ),
];
