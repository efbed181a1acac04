import { HISTORY_ACTS, type HistoryAct } from "@/lib/audit/schema";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import { type ChangedValue, changeLines, valueText } from "./changes";
import type { HistoryWords } from "./history-words";
import { isolate } from "./isolated";

/** An entry of the history with the names of now, as the desk reads it. */
export interface HistoryLine {
  id: string;
  actorKind: string;
  actor: unknown;
  act: string;
  objectKind: string;
  /** What it was done to: a word, a text in several languages, a number, or nothing any more. */
  name: unknown;
  edition: unknown;
  editionId: string | null;
  createdAt: Date;
  values: readonly ChangedValue[];
}

/** Of which field the sentence itself says from what to what. */
const TOLD: Partial<Record<HistoryAct, string>> = {
  confirm: "state",
  waitlist: "state",
  decline: "state",
  cancel: "state",
  "take-back": "state",
  "bring-back": "state",
  "set-capacity": "capacity",
  "move-category": "category",
  "change-mode": "mode",
  "correct-email": "email",
  "send-again": "message",
  "edit-tag": "name",
  "remove-tag": "name",
  "tag-registration": "tag",
  "untag-registration": "tag",
  "assign-registration": "member",
  "unassign-registration": "member",
  "change-role": "role",
  invite: "role",
  "accept-invitation": "role",
  "give-todo": "member",
  "put-off-todo": "until",
  "confirm-session": "session",
  "decline-session": "session",
  "forget-reply": "session",
};

/** Which field the sentence counts. */
const COUNTED: Partial<Record<HistoryAct, string>> = {
  "revive-edition": "told",
  "tell-before-the-day": "told",
  "send-mailing": "told",
  "draft-mailing": "told",
  "stop-mailing": "count",
  "ask-by-link": "told",
  "accept-overlap": "overlaps",
  "send-messages": "count",
  "discard-messages": "count",
  "retry-messages": "count",
  "import-registrations": "counts",
  "paste-sessions": "count",
  "take-back-pasted": "gone",
  "arrange-slots": "count",
  "take-back-arranged": "gone",
  "change-sessions": "count",
  "take-back-change": "gone",
};

/** Kinds that are called by a person's name, and have none once the person is erased. */
const PEOPLE = ["registration", "speaker", "team-member", "login"];

const isHistoryAct = (act: string): act is HistoryAct => HISTORY_ACTS.some((one) => one === act);

/** Who did it: a name, or what kind of somebody. */
export function whoText({ actor, actorKind }: HistoryLine, { t }: HistoryWords): string {
  return typeof actor === "string" && actor ? isolate(actor) : (findText(t, `actor.${actorKind}`) ?? "");
}

/** What an object is called within a sentence. */
export function nameText(kind: string, name: unknown, words: HistoryWords): string {
  const { t, mails, language, languages } = words;
  const person = PEOPLE.includes(kind);
  // A speaker is taken off a programme by an organiser, and never by an erasure.
  if (kind === "speaker" && !name) return t("removed-speaker");
  if (name === null || name === undefined || (person && name === "")) return t(person ? "erased" : "gone");
  if (name === true) return t("whole");
  if (typeof name === "number") return t("release", { number: name });
  const text = typeof name === "string" ? (mails[name] ?? name) : localise(name, language, languages)?.text;
  if (!text) return t("unnamed");
  return person ? isolate(text) : t("quote", { name: isolate(text) });
}

/** What happened, as one sentence: who, did what, to what, and where the act is about one value from what to what. */
export function sentenceOf(line: HistoryLine, words: HistoryWords): string {
  const { t } = words;
  const { act, objectKind: kind, actorKind: by } = line;
  const who = whoText(line, words);
  // Of a version that comes after this one.
  if (!isHistoryAct(act)) return t("later", { who, act: act.replaceAll("-", " ") });
  const told = line.values.find(({ field }) => field === TOLD[act]);
  const value = (of: unknown) => (told && valueText(kind, told.field, of, words)) ?? "";
  return t(`act.${act}`, {
    who,
    by,
    kind,
    what: kind === "todo" ? todoText(line, words) : nameText(kind, line.name, words),
    known: told ? "yes" : "no",
    from: value(told?.before),
    to: value(told?.after),
    count: countOf(line, act),
  });
}

/** A to-do is no record: its entry says which of them it was. */
function todoText({ values }: HistoryLine, words: HistoryWords): string {
  const { t } = words;
  const { after } = values.find(({ field }) => field === "todo") ?? {};
  return t("quote", { name: findText(t, `todo.${String(after)}`) ?? t("unnamed") });
}

function countOf({ values }: HistoryLine, act: HistoryAct): number {
  const { after } = values.find(({ field }) => field === COUNTED[act]) ?? {};
  const count = typeof after === "object" && after !== null && "rows" in after ? after.rows : after;
  return typeof count === "number" ? count : 0;
}

/** What else the act changed, a line for each field. */
export function changesOf({ act, objectKind, values }: HistoryLine, words: HistoryWords): string[] {
  const told = isHistoryAct(act) ? TOLD[act] : undefined;
  return changeLines(
    objectKind,
    values.filter(({ field }) => field !== told),
    words,
  );
}
