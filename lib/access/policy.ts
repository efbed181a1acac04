import { CIRCLES } from "@/prisma/enums/readers";
import type { AnswerReaders } from "@/prisma/generated/enums";

/**
 * Who acts: what a proof names, a command acts for, and the history keeps by kind and id. A kind that comes later (a
 * speaker's link, a device, a token) is a line here and one in `ActorKind`.
 */
export type Principal =
  /** Signed in. */
  | { readonly kind: "login"; readonly id: string }
  /** Whoever holds the private link of this registration. */
  | { readonly kind: "link"; readonly id: string }
  /** Whoever holds the private link of this speaker. */
  | { readonly kind: "speaker"; readonly id: string }
  /** Anybody else who comes. */
  | { readonly kind: "visitor" }
  /** The operator at the command line. */
  | { readonly kind: "command" }
  /** The program by itself. */
  | { readonly kind: "system" };

/** The role somebody has towards one edition or organisation. "none": signed in or not, nothing more than a visitor. */
export type Role = "none" | "door" | "viewer" | "editor" | "owner" | "administrator";

/**
 * Everything an organiser's page, action or handler may do; the gate of each names exactly one, and what is written about
 * one noun has an act of its own.
 */
export const ACTS = [
  "view-drafts",
  "view-registrations",
  "view-sensitive",
  "view-confidential",
  "confirm-person",
  "add-registration",
  "import-registrations",
  "change-registration",
  "decide-registration",
  "exceed-capacity",
  "annotate-registration",
  "pair-people",
  "edit-categories",
  "edit-quotas",
  "set-capacity",
  "edit-themes",
  "edit-rooms",
  "edit-speakers",
  "edit-sessions",
  "edit-slots",
  "import-schedule",
  "accept-overlaps",
  "release",
  "edit-practices",
  "edit-edition",
  "edit-form",
  "publish-edition",
  "cancel-edition",
  "edit-recap",
  "edit-pictures",
  "create-edition",
  "edit-school",
  "create-school",
  "edit-organisation",
  "send-messages",
  "decide-messages",
  "edit-mails",
  "view-outbox",
  "export-registrations",
  "export-lists",
  "print-attendance",
  "check-in",
  "arrange-todos",
  "manage-team",
  "view-audit",
] as const;
export type Act = (typeof ACTS)[number];

const VIEWER: readonly Act[] = ["view-drafts", "view-registrations", "print-attendance"];
/** What an editor and an administrator write alike. */
const WRITES: readonly Act[] = [
  "add-registration",
  "import-registrations",
  "change-registration",
  "decide-registration",
  "annotate-registration",
  "pair-people",
  "edit-categories",
  "edit-quotas",
  "set-capacity",
  "edit-themes",
  "edit-rooms",
  "edit-speakers",
  "edit-sessions",
  "edit-slots",
  "import-schedule",
  "accept-overlaps",
  "release",
  "edit-practices",
  "edit-edition",
  "edit-form",
  "publish-edition",
  "cancel-edition",
  "edit-recap",
  "edit-pictures",
  "create-edition",
  "edit-school",
  "view-outbox",
  "check-in",
  "arrange-todos",
];
const EDITOR: readonly Act[] = [
  ...VIEWER,
  ...WRITES,
  "send-messages",
  "decide-messages",
  "edit-mails",
  "export-registrations",
  "export-lists",
];
const OWNER: readonly Act[] = [
  ...EDITOR,
  "view-sensitive",
  "view-confidential",
  "confirm-person",
  "exceed-capacity",
  "create-school",
  "edit-organisation",
  "manage-team",
  "view-audit",
];
/** An administrator runs the installation: the outbox as a log, no diet or access answers. */
const ADMINISTRATOR: readonly Act[] = [
  ...VIEWER,
  ...WRITES,
  "create-school",
  "edit-organisation",
  "manage-team",
  "view-audit",
];

/** The authorization table: role → acts, as docs/authorization.md has it; tests hold it against one that is typed by hand. */
export const MAY: Record<Role, readonly Act[]> = {
  none: [],
  door: ["check-in"],
  viewer: VIEWER,
  editor: EDITOR,
  owner: OWNER,
  administrator: ADMINISTRATOR,
};

/** What a member may have beside a role: where it is stored, for which roles it counts, and what it lets them do. */
const FLAGS = {
  "sensitive-data": {
    column: "sensitiveData",
    roles: ["editor"],
    acts: ["view-sensitive", "confirm-person"],
  },
} as const satisfies Record<string, { column: string; roles: readonly Role[]; acts: readonly Act[] }>;
export type Flag = keyof typeof FLAGS;

/** What somebody may do somewhere: a role, and the flags that were given with it. Every proof carries them. */
export interface Rights {
  readonly role: Role;
  readonly flags: readonly Flag[];
}

/** Whether somebody may act. The same function gates and hides. */
export function may({ role, flags }: Rights, act: Act): boolean {
  return MAY[role].includes(act) || flags.some((flag) => adds(FLAGS[flag], role, act));
}

function adds(flag: { roles: readonly Role[]; acts: readonly Act[] }, role: Role, act: Act): boolean {
  return flag.roles.includes(role) && flag.acts.includes(act);
}

const READ_BY = {
  desk: "view-registrations",
  trusted: "view-sensitive",
  owners: "view-confidential",
} as const satisfies Record<AnswerReaders, Act>;

/** The circles of readers that somebody is in: whoever asks the database for answers asks for these (`queries`). */
export function circlesOf(rights: Rights): AnswerReaders[] {
  return CIRCLES.filter((circle) => may(rights, READ_BY[circle]));
}

/**
 * Whether somebody at the desk may read answers: those to one wording, those to several of one question, or what is said of
 * them all. The gate of every answer that is in memory already; a person reads all of their own.
 * @param circles who read what it was said to, and who read its question now
 */
export function mayReadAnswers(rights: Rights, ...circles: readonly AnswerReaders[]): boolean {
  const own = circlesOf(rights);
  return circles.every((circle) => own.includes(circle));
}

type Membership = { role: Role } & Record<(typeof FLAGS)[Flag]["column"], boolean>;

/** The columns of a membership that say what it lets do. */
export const MEMBERSHIP = { role: true, sensitiveData: true } as const satisfies Record<
  keyof Membership,
  true
>;

/** The strongest role of somebody's memberships in one place, with its flags: that of a weaker one is not lent to it. */
export function heldRights(members: readonly Membership[]): Rights {
  const role = members.reduce<Role>((held, member) => strongerRole(held, member.role), "none");
  const flags = (Object.keys(FLAGS) as Flag[]).filter((flag) =>
    members.some((member) => member.role === role && member[FLAGS[flag].column]),
  );
  return { role, flags };
}

const RANK: Record<Role, number> = { none: 0, door: 1, viewer: 2, editor: 3, owner: 4, administrator: 5 };

/** Whether `actor` may give or take `role`: never above the own one. */
export function mayAssign(actor: Role, role: Role): boolean {
  return MAY[actor].includes("manage-team") && role !== "administrator" && RANK[role] <= RANK[actor];
}

function strongerRole(one: Role, other: Role): Role {
  return RANK[one] >= RANK[other] ? one : other;
}
