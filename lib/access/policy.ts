/** The role somebody has towards one edition or organisation. "none": signed in or not, nothing more than a visitor. */
export type Role = "none" | "door" | "viewer" | "editor" | "owner" | "administrator";

/** Everything an organiser's page, action or handler may do; the gate of each names exactly one. */
export const ACTS = [
  "view-drafts",
  "view-registrations",
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
  "print-attendance",
  "check-in",
  "change-settings",
  "manage-team",
  "view-audit",
] as const;
export type Act = (typeof ACTS)[number];

const VIEWER: readonly Act[] = ["view-drafts", "view-registrations", "print-attendance"];
const EDITOR: readonly Act[] = [
  ...VIEWER,
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
];
const OWNER: readonly Act[] = [...EDITOR, "view-sensitive", "change-settings", "manage-team", "view-audit"];
/** An administrator runs the installation: the outbox as a log, no diet or access answers. */
const ADMINISTRATOR: readonly Act[] = [
  "view-drafts",
  "view-registrations",
  "add-registration",
  "change-registration",
  "decide-registration",
  "edit-programme",
  "edit-edition",
  "release",
  "view-outbox",
  "print-attendance",
  "check-in",
  "change-settings",
  "manage-team",
  "view-audit",
];

/** The authorization table: role → acts. It is the specification and what the tests compare with. */
export const MAY: Record<Role, readonly Act[]> = {
  none: [],
  door: ["check-in"],
  viewer: VIEWER,
  editor: EDITOR,
  owner: OWNER,
  administrator: ADMINISTRATOR,
};

/** Whether a role may act; `sensitiveFlag` lets an editor read diet and access answers. The same function gates and hides. */
export function may(role: Role, act: Act, sensitiveFlag = false): boolean {
  if (act === "view-sensitive" && sensitiveFlag && role === "editor") return true;
  return MAY[role].includes(act);
}

const RANK: Record<Role, number> = { none: 0, door: 1, viewer: 2, editor: 3, owner: 4, administrator: 5 };

/** Whether `actor` may give or take `role`: never above the own one. */
export function mayAssign(actor: Role, role: Role): boolean {
  return may(actor, "manage-team") && role !== "administrator" && RANK[role] <= RANK[actor];
}

/** The stronger of two roles. */
export function strongerRole(one: Role, other: Role): Role {
  return RANK[one] >= RANK[other] ? one : other;
}
