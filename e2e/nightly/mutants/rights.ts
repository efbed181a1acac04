import { type Mutant, mutantsOf } from "./mutant";

const POLICY = "lib/access/policy.ts";
const TABLE = ["security/authorization.test.ts"];
const STANDING = ["security/authorization.db.test.ts"];

const VIEWER = "const VIEWER: readonly Act[] = [";
const EDITOR = "const EDITOR: readonly Act[] = [";
const ADMINISTRATOR = "const ADMINISTRATOR: readonly Act[] = [";

const wider = (role: string, list: string, acts: string[]): Mutant[] =>
  mutantsOf(
    POLICY,
    TABLE,
    acts.map((act) => [`${role} may ${act}`, list, `${list}"${act}", `]),
  );

/** Each right with one role more. */
export const RIGHTS: Mutant[] = [
  ...wider("nobody", "none: [", ["view-drafts", "check-in"]),
  ...wider("door", "door: [", ["view-drafts", "view-registrations", "print-attendance"]),
  ...wider("viewer", VIEWER, [
    "view-sensitive",
    "add-registration",
    "change-registration",
    "decide-registration",
    "edit-programme",
    "edit-edition",
    "release",
    "send-messages",
    "view-outbox",
    "export-registrations",
    "check-in",
  ]),
  ...wider("editor", EDITOR, ["view-sensitive", "change-settings", "manage-team", "view-audit"]),
  ...wider("administrator", ADMINISTRATOR, ["view-sensitive", "send-messages", "export-registrations"]),
  ...mutantsOf(POLICY, TABLE, [
    ["the flag lets every role read sensitive answers", ` && role === "editor"`, ""],
    ["the flag opens everything to an editor", `act === "view-sensitive" && `, ""],
    ["an administrator makes administrators", ` && role !== "administrator"`, ""],
    ["everybody gives roles", `may(actor, "manage-team") && `, ""],
  ]),
];

/** Who counts as what. */
export const STANDINGS: Mutant[] = [
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
    ["the flag of a weaker role is lent", "member.role === role && ", ""],
    ["a deleted edition is there", "found.deletedAt || ", ""],
    ["editions of a deleted school are there", "found.school.deletedAt || ", ""],
    ["editions of a deleted organisation are there", " || found.school.organisation.deletedAt", ""],
    ["a deleted school is there", "alias.school.deletedAt || ", ""],
    ["schools of a deleted organisation are there", " || alias.school.organisation.deletedAt", ""],
    ["a deleted organisation is there", "found && !found.deletedAt", "found"],
  ]),
  ...mutantsOf("lib/access/access.ts", STANDING, [
    ["everybody is an administrator", "return actor.administrator ?", "return actor ?"],
    [
      "an administrator is one in a team of their own",
      `if (member.role !== "none")`,
      "if (!actor.administrator)",
    ],
    [
      "the gate of an edition is open",
      "found.editionId);\n  if (!may(held.role, act, held.sensitiveFlag))",
      "found.editionId);\n  if (!held)",
    ],
    [
      "the gate of a school is open",
      `findSchoolForRole(school);
  if (!found) throw new AppError("not-found");
  const held = await roleOf(actor, found.organisationId, null);
  if (!may(held.role, act, held.sensitiveFlag))`,
      `findSchoolForRole(school);
  if (!found) throw new AppError("not-found");
  const held = await roleOf(actor, found.organisationId, null);
  if (!held)`,
    ],
    [
      "the gate of an organisation is open",
      `findOrganisationForRole(organisationId);
  if (!found) throw new AppError("not-found");
  const held = await roleOf(actor, found.organisationId, null);
  if (!may(held.role, act, held.sensitiveFlag))`,
      `findOrganisationForRole(organisationId);
  if (!found) throw new AppError("not-found");
  const held = await roleOf(actor, found.organisationId, null);
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
      ["whoever lost the role changes the team", `if (!may(role, "manage-team"))`, "if (!role)"],
      ["whoever was removed changes the team", "organisationId, removedAt: null", "organisationId"],
    ],
  ),
];
