import type { Act, Flag, Role } from "@/lib/access/policy";
import type { Somebody } from "./world";

/**
 * Who may what, typed by hand from docs/authorization.md and never computed: what the code says of itself proves nothing.
 * A new act, role, flag or person without a place here does not compile. Beside each role the same with the flag for diet and
 * access answers ("+"), which lets an editor read them and does nothing else for anybody.
 */
type Row = readonly [
  none: boolean,
  noneWithFlag: boolean,
  door: boolean,
  doorWithFlag: boolean,
  viewer: boolean,
  viewerWithFlag: boolean,
  editor: boolean,
  editorWithFlag: boolean,
  owner: boolean,
  ownerWithFlag: boolean,
  administrator: boolean,
  administratorWithFlag: boolean,
];

const YES = true;
const no = false;

// biome-ignore format: it is read as a table
export const RIGHTS: Record<Act, Row> = {
  //                       none  +    door  +     viewer +   editor +    owner +    admin +
  "view-drafts":          [no,  no,  no,  no,   YES, YES,  YES, YES,  YES, YES,  YES, YES],
  "view-registrations":   [no,  no,  no,  no,   YES, YES,  YES, YES,  YES, YES,  YES, YES],
  "view-sensitive":       [no,  no,  no,  no,   no,  no,   no,  YES,  YES, YES,  no,  no ],
  "view-confidential":    [no,  no,  no,  no,   no,  no,   no,  no,   YES, YES,  no,  no ],
  "confirm-person":       [no,  no,  no,  no,   no,  no,   no,  YES,  YES, YES,  no,  no ],
  "add-registration":     [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "import-registrations": [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "change-registration":  [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "decide-registration":  [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "exceed-capacity":      [no,  no,  no,  no,   no,  no,   no,  no,   YES, YES,  no,  no ],
  "annotate-registration":[no, no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "pair-people":          [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-categories":      [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-quotas":          [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "set-capacity":         [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-themes":          [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-rooms":           [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-speakers":        [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-sessions":        [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-slots":           [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "import-schedule":      [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "accept-overlaps":      [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "release":              [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-practices":       [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-edition":         [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-form":            [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "publish-edition":      [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "cancel-edition":       [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-recap":           [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-pictures":        [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "create-edition":       [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "edit-school":          [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "create-school":        [no,  no,  no,  no,   no,  no,   no,  no,   YES, YES,  YES, YES],
  "edit-organisation":    [no,  no,  no,  no,   no,  no,   no,  no,   YES, YES,  YES, YES],
  "send-messages":        [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  no,  no ],
  "decide-messages":      [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  no,  no ],
  "edit-mails":           [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  no,  no ],
  "view-outbox":          [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "export-registrations": [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  no,  no ],
  "export-lists":         [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  no,  no ],
  "print-attendance":     [no,  no,  no,  no,   YES, YES,  YES, YES,  YES, YES,  YES, YES],
  "check-in":             [no,  no,  YES, YES,  no,  no,   YES, YES,  YES, YES,  YES, YES],
  "arrange-todos":        [no,  no,  no,  no,   no,  no,   YES, YES,  YES, YES,  YES, YES],
  "manage-team":          [no,  no,  no,  no,   no,  no,   no,  no,   YES, YES,  YES, YES],
  "view-audit":           [no,  no,  no,  no,   no,  no,   no,  no,   YES, YES,  YES, YES],
};

// biome-ignore format: it is read as a table
/** Who may give or take which role in a team: never above the own one, and nobody makes an administrator here. */
export const GIVES: Record<Role, Record<Role, boolean>> = {
  //              none       door         viewer         editor         owner         administrator
  none:          { none: no,  door: no,  viewer: no,  editor: no,  owner: no,  administrator: no },
  door:          { none: no,  door: no,  viewer: no,  editor: no,  owner: no,  administrator: no },
  viewer:        { none: no,  door: no,  viewer: no,  editor: no,  owner: no,  administrator: no },
  editor:        { none: no,  door: no,  viewer: no,  editor: no,  owner: no,  administrator: no },
  owner:         { none: YES, door: YES, viewer: YES, editor: YES, owner: YES, administrator: no },
  administrator: { none: YES, door: YES, viewer: YES, editor: YES, owner: YES, administrator: no },
};

// biome-ignore format: it is read as a table
const COLUMNS: Record<Role, number> = { none: 0, door: 2, viewer: 4, editor: 6, owner: 8, administrator: 10 };

/** How far behind a role's column that of the same with a flag stands: a new flag has no column yet, and does not compile. */
const BEHIND: Record<Flag | "no flag", number> = { "no flag": 0, "sensitive-data": 1 };

/** The cell of the table for a role, with a flag or without. */
export function isAllowed(act: Act, role: Role, flag: Flag | "no flag" = "no flag"): boolean {
  return RIGHTS[act][COLUMNS[role] + BEHIND[flag]] === true;
}

interface Standing {
  /** What they are in the edition of the world; null: not signed in, so they are asked to. */
  edition: Role | null;
  /** What they are in its whole organisation. */
  organisation: Role | null;
  flag?: Flag;
}

// biome-ignore format: it is read as a table
/** What everybody of the world is there, whatever they are elsewhere or have been. */
export const STANDING: Record<Somebody, Standing> = {
  visitor:                     { edition: null,            organisation: null },
  participant:                 { edition: "none",          organisation: "none" },
  door:                        { edition: "door",          organisation: "door" },
  viewer:                      { edition: "viewer",        organisation: "viewer" },
  "viewer with the flag":      { edition: "viewer",        organisation: "viewer", flag: "sensitive-data" },
  editor:                      { edition: "editor",        organisation: "editor" },
  "editor with the flag":      { edition: "editor",        organisation: "editor", flag: "sensitive-data" },
  owner:                       { edition: "owner",         organisation: "owner" },
  "editor of this edition":    { edition: "editor",        organisation: "none" },
  "editor of another edition": { edition: "none",          organisation: "none" },
  "flag of a weaker role":     { edition: "editor",        organisation: "viewer" },
  "other owner":               { edition: "none",          organisation: "none" },
  administrator:               { edition: "administrator", organisation: "administrator" },
  "administrator and viewer":  { edition: "viewer",        organisation: "viewer" },
  "administrator taken back":  { edition: "none",          organisation: "none" },
  "removed while signed in":   { edition: "none",          organisation: "none" },
  "invited, not accepted":     { edition: "none",          organisation: "none" },
  "erased login":              { edition: null,            organisation: null },
  "session unused too long":   { edition: null,            organisation: null },
  "session at its end":        { edition: null,            organisation: null },
};

/** What somebody gets who asks for an act there. */
export function answerFor(
  act: Act,
  somebody: Somebody,
  scope: "edition" | "organisation",
): "open" | "sign-in" | "not-there" {
  const standing = STANDING[somebody];
  const role = standing[scope];
  if (role === null) return "sign-in";
  return isAllowed(act, role, standing.flag) ? "open" : "not-there";
}
