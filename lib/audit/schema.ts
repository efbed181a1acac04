import * as z from "zod/mini";
import { DateSchema, IdSchema } from "@/lib/platform/form-fields";
import { isCleanText } from "@/lib/platform/text";

/** What an act can be done to, as entries of the history name it. */
export const OBJECT_KINDS = [
  ...(["organisation", "school", "team-member", "login", "outbox"] as const),
  ...(["edition", "practice", "category", "quota", "field", "registration", "tag"] as const),
  "todo",
  "people-view",
  ...(["release", "overlap", "session", "slot", "theme", "room", "speaker"] as const),
  ...(["mailing", "mail-wording", "outbox-message"] as const),
  "file",
  "section",
  "material",
  "venue",
] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/**
 * Every act that an organisation's history shows. Each has its sentence in `messages/en/desk-history.json`; one without it does
 * not compile where sentences are made, and a command can record no other. A name is stored: it never changes.
 */
export const HISTORY_ACTS = [
  ...(["create-organisation", "edit-organisation", "create-school", "edit-school"] as const),
  ...(["create-edition", "create-next-edition", "edit-edition", "look-at-texts"] as const),
  ...(["publish-edition", "unpublish-edition"] as const),
  ...(["archive-edition", "unarchive-edition", "cancel-edition", "revive-edition", "edit-recap"] as const),
  ...(["put-up-notice", "take-down-notice", "put-back-notice"] as const),
  ...(["add-edition-day", "edit-edition-day", "remove-day"] as const),
  ...(["add-host", "edit-host", "move-host", "remove-host"] as const),
  ...(["create-venue", "edit-venue", "delete-venue", "bring-back-venue"] as const),
  ...(["add-access-item", "edit-access-item", "remove-access-item"] as const),
  ...(["add-question", "edit-question", "remove-question"] as const),
  ...(["add-section", "edit-section", "move-section", "show-section", "hide-section"] as const),
  ...(["remove-section", "publish-sections", "restore-sections"] as const),
  ...(["create-category", "edit-category", "remove-category"] as const),
  ...(["create-quota", "rename-quota", "remove-quota", "set-capacity"] as const),
  ...([
    "create-field",
    "edit-field",
    "retire-field",
    "bring-back-field",
    "move-field",
    "take-questions",
    "ask-later-editions",
    "unask-later-editions",
  ] as const),
  ...(["save-draft", "register", "import-registrations", "send-link"] as const),
  ...([
    "confirm",
    "waitlist",
    "decline",
    "cancel",
    "take-back",
    "move-category",
    "change-mode",
    "keep-apart",
  ] as const),
  ...(["answer-untold", "reopen-answer", "merge-people", "part-people"] as const),
  ...(["bring-back", "let-in-above", "begin-cancellation", "stop-cancellation", "set-undo-time"] as const),
  ...(["promote", "give-option", "withdraw", "change-registration", "correct-email"] as const),
  ...(["correct-registration", "confirm-person", "take-back-correction"] as const),
  ...(["send-again", "answer-for"] as const),
  ...(["create-tag", "edit-tag", "remove-tag", "tag-registration", "untag-registration"] as const),
  ...(["assign-registration", "unassign-registration"] as const),
  ...(["add-note", "edit-note", "remove-note", "bring-back-note"] as const),
  ...(["stop-messages", "want-messages"] as const),
  ...(["agree-later-editions", "end-later-editions"] as const),
  ...([
    "withdraw-consent",
    "end-calendar",
    "erase",
    "answer-later",
    "ask-by-link",
    "tell-before-the-day",
  ] as const),
  ...(["release", "accept-overlap", "withdraw-acceptance", "import-schedule"] as const),
  ...(["plan-release", "unplan-release", "miss-release", "roll-back"] as const),
  ...(["paste-sessions", "take-back-pasted", "arrange-slots", "take-back-arranged"] as const),
  ...(["change-sessions", "take-back-change"] as const),
  ...(["create-session", "edit-session", "delete-session", "bring-back-session"] as const),
  ...(["cancel-session", "restore-session", "duplicate-session"] as const),
  ...(["set-sign-up", "sign-up", "leave-session", "enter-session"] as const),
  ...(["place-session", "move-slot", "unschedule-slot", "add-pause", "edit-pause"] as const),
  ...(["create-theme", "edit-theme", "remove-theme", "create-room", "edit-room", "remove-room"] as const),
  ...(["create-speaker", "edit-speaker", "remove-speaker"] as const),
  ...(["invite-speaker", "end-speaker-link", "set-speakers-until"] as const),
  ...(["confirm-session", "decline-session", "forget-reply"] as const),
  ...(["create-practice", "edit-practice", "delete-practice", "bring-back-practice"] as const),
  ...(["link-practice", "unlink-practice"] as const),
  ...(["add-picture", "edit-picture", "remove-picture"] as const),
  ...(["add-material", "edit-material", "remove-material"] as const),
  ...(["create-mailing", "edit-mailing", "send-mailing", "test-mailing", "word-mail", "test-mail"] as const),
  ...(["plan-mailing", "unplan-mailing", "miss-mailing"] as const),
  ...(["draft-mailing", "undraft-mailing", "stop-mailing", "remove-mailing"] as const),
  ...(["send-messages", "discard-messages", "retry-messages", "edit-message"] as const),
  ...(["invite", "accept-invitation", "change-role", "remove-member", "leave-team", "make-owner"] as const),
  ...(["give-todo", "put-off-todo", "resume-todo"] as const),
  ...(["save-view", "delete-view", "bring-back-view"] as const),
] as const;
export type HistoryAct = (typeof HISTORY_ACTS)[number];

/** Acts of the installation, which no organisation's history shows. */
type InstallationAct =
  | "forget-login"
  | "make-administrator"
  | "remove-administrator"
  | "make-sign-in-link"
  | "sign-out-everywhere"
  | "pause-sending"
  | "resume-sending"
  | "remove-example";

/** What a command may record. */
export type AuditAct = HistoryAct | InstallationAct;

/** What the history can be narrowed down to, and the objects of each. */
export const HISTORY_KINDS = {
  people: ["registration", "tag"],
  programme: ["session", "slot", "theme", "room", "speaker", "overlap", "release"],
  edition: ["edition", "venue", "practice", "file", "material", "section", "todo", "people-view"],
  form: ["field"],
  places: ["category", "quota"],
  messages: ["mailing", "mail-wording", "outbox-message"],
  organisation: ["organisation", "school", "team-member"],
} as const satisfies Record<string, readonly ObjectKind[]>;
export type HistoryKind = keyof typeof HISTORY_KINDS;

/** Who did it, where it was nobody who signs in. */
export const NOBODY_SIGNED_IN = {
  participants: ["link", "visitor"],
  speakers: ["speaker"],
  system: ["system", "command"],
} as const;
export type Nobody = keyof typeof NOBODY_SIGNED_IN;

const anyOrNone = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.optional(schema), undefined);

/** What of the history an address asks for; what is left out, or can't be read, narrows nothing down. */
export const HistoryFilterSchema = z.object({
  /** Part of a person's name: of who registered, or speaks. */
  q: anyOrNone(z.string().check(z.trim(), z.minLength(1), z.maxLength(100), z.refine(isCleanText))),
  kind: anyOrNone(z.enum(Object.keys(HISTORY_KINDS) as [HistoryKind])),
  /** A login's id, or one of `NOBODY_SIGNED_IN`. */
  who: anyOrNone(z.union([z.enum(Object.keys(NOBODY_SIGNED_IN) as [Nobody]), IdSchema])),
  /** A day of the calendar where the edition is. */
  day: anyOrNone(DateSchema),
  /** The id of one record, whose own history it is. */
  object: anyOrNone(IdSchema),
});
export type HistoryFilter = Partial<z.output<typeof HistoryFilterSchema>>;

/** Before the key of a question: how the history calls its answer among the values of a registration. */
export const ANSWER_FIELD = "answer.";
