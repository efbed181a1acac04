import {
  formatDayAndTime,
  formatLanguage,
  formatLanguages,
  formatNumber,
  nameIsoDay,
} from "@/lib/platform/dates/format";
import { formatCountry } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import type { HistoryWords } from "./history-words";
import { isolate } from "./isolated";

/** A field that an act changed, with what it held before and what it holds since. */
export interface ChangedValue {
  field: string;
  before: unknown;
  after: unknown;
}

/** Where the forms of each kind of record name their fields. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  organisation: ["organisation"],
  school: ["school"],
  edition: ["edition-texts", "edition-place", "edition-window", "recap", "notice"],
  venue: ["venue"],
  practice: ["practice"],
  file: ["file"],
  section: ["section"],
  material: ["material"],
  category: ["category"],
  quota: ["quota"],
  field: ["form-question"],
  registration: ["by-hand"],
  session: ["session", "break"],
  slot: ["break"],
  theme: ["theme"],
  room: ["room"],
  speaker: ["speaker"],
  "mail-wording": ["mail-wording"],
  mailing: ["mailing"],
  release: ["planned-release"],
};

/** Columns that a form calls otherwise. */
const NAMED: Readonly<Record<string, string>> = {
  themeId: "theme",
  sessionId: "session",
  roomId: "room",
  venueId: "venue",
  registrationOpensAt: "registrationOpens",
  registrationClosesAt: "registrationCloses",
  cancelReason: "reason",
  opensMinute: "opens",
  closesMinute: "closes",
  closedAt: "closed",
  startsAt: "time",
};

/** What an edition said of its one venue, before venues were records: the history keeps it. */
const MOVED: Readonly<Record<string, string>> = {
  "edition venue": "venue.name",
  "edition address": "venue.address",
  "edition directions": "venue.directions",
  "edition latitude": "venue.latitude",
  "edition longitude": "venue.longitude",
};

/** What a column's stored words are called. */
const WORDS: Readonly<Record<string, string>> = {
  "session kind": "session",
  "room kind": "room",
  "school kind": "kind",
  "slot kind": "break",
  "theme colour": "colour",
  "field readers": "answer-readers",
  "edition mode": "mode",
  "file place": "place",
  "file licence": "licence",
  "registration mode": "mode",
  "mailing attached": "attached",
};

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** A longer text is begun, not told. */
const LONGEST = 120;

/**
 * What a field is called where it is filled in; null where it has no name there. What has none is not told: nothing
 * reaches a sentence that nobody gave a name.
 */
export function fieldName(kind: string, field: string, { fields, states }: HistoryWords): string | null {
  if (field === "state") return states("state.title");
  if (field === "reason" && kind === "registration") return states("reason");
  if (field === "note" && kind === "registration") return states("notes.label");
  const moved = MOVED[`${kind} ${field}`];
  if (moved) return findText(fields, `${moved}.label`);
  const name = NAMED[field] ?? field.replace(/^rows\.\d+\./, "");
  for (const form of [...(FORMS[kind] ?? []), "shared"]) {
    const found = findText(fields, `${form}.${name}.label`) ?? plainText(fields, `${form}.${name}`);
    if (found) return found;
  }
  return null;
}

/** A text of its own; a group of texts is none. */
function plainText(fields: HistoryWords["fields"], key: string): string | null {
  const text = fields.has(key as never) ? (fields.raw(key as never) as unknown) : null;
  return typeof text === "string" && !text.includes("{") ? text : null;
}

/** What a field held, in words; null where it holds what can't be told in a line. */
export function valueText(kind: string, field: string, value: unknown, words: HistoryWords): string | null {
  const { t, fields, states, site, mails, language, languages, timeZone } = words;
  if (value === null || value === undefined || value === "")
    return t(field === "capacity" && kind === "quota" ? "no-limit" : "blank");
  if (typeof value === "boolean") return site(value ? "yes" : "no");
  if (typeof value === "number")
    return field.endsWith("Minute") ? clock(value) : formatNumber(value, language);
  if (Array.isArray(value)) return listText(kind, field, value, words);
  if (kind === "mailing" && field === "target" && typeof value === "object" && "view" in value)
    return fields("values.target.view", { name: isolate(String(value.view)) });
  if (kind === "mailing" && field === "target" && typeof value === "object" && "set" in value)
    return tellTheSet(String(value.set), words);
  if (typeof value === "object") {
    if (Object.keys(value).length === 0) return t("blank");
    const text = localise(value, language, languages)?.text;
    return text === undefined ? null : isolate(begun(text));
  }
  if (typeof value !== "string") return null;
  if (field === "state") return findText(states, `state.${value}`) ?? value;
  if (field === "role") return findText(t, `role.${value}`) ?? value;
  if (field === "message") return isolate(mails[value] ?? value);
  if (field === "country") return formatCountry(value, language);
  if (field === "language") return formatLanguage(value, language);
  if (MOMENT.test(value)) return formatDayAndTime(new Date(value), timeZone, language);
  if (DAY.test(value)) return nameIsoDay(value, language);
  if (kind === "mailing" && field === "target") return targetText(value, fields);
  return storedText(kind, field, value, words) ?? isolate(begun(value));
}

/** What a stored word is called where it is chosen; null for what is no such word. */
const storedText = (kind: string, field: string, value: string, { fields }: HistoryWords) => {
  const stored = WORDS[`${kind} ${field}`];
  return stored ? findText(fields, `values.${stored}.${value}`) : null;
};

/** Whom a message is for, by its kind: which filters, view or edition is a key, and the name it had may not be this reader's. */
function targetText(value: string, fields: HistoryWords["fields"]): string | null {
  const [kind = "", of = ""] = value.split(":");
  const name = { speakers: `speakers-${of}`, earlier: "earlier-gone", view: "view-of" }[kind] ?? kind;
  return findText(fields, `values.target.${name}`);
}

/** Whom a message is for that went to a list: by what they were found, for whoever may know. */
function tellTheSet(filters: string, { fields, tellSet }: HistoryWords): string {
  const told = tellSet?.(filters) ?? null;
  return told === null
    ? fields("values.target.set")
    : fields("values.target.set-of", { filters: isolate(begun(told)) });
}

function listText(kind: string, field: string, value: readonly unknown[], words: HistoryWords): string {
  const { t, states, language } = words;
  const texts = value.filter((one) => typeof one === "string");
  if (value.length === 0) return t("blank");
  if (texts.length < value.length) return t("entries", { count: value.length });
  if (field === "languages") return formatLanguages(texts, language);
  if (kind === "mailing" && field === "audience")
    return texts.map((state) => findText(states, `state.${state}`) ?? state).join(", ");
  return isolate(begun(texts.map((one) => storedText(kind, field, one, words) ?? one).join(", ")));
}

/** One line for each change that has a name: from what to what. */
export function changeLines(kind: string, values: readonly ChangedValue[], words: HistoryWords): string[] {
  const { t } = words;
  const isToStates = values.every(({ field, after }) => field !== "target" || after === "states");
  return values.flatMap(({ field, before, after }) => {
    // The states that a form offers beside its other audiences are nothing that was chosen.
    if (kind === "mailing" && field === "audience" && !isToStates) return [];
    const name = fieldName(kind, field, words);
    if (name === null) return [];
    const [from, to] = [before, after].map((value) => valueText(kind, field, value, words));
    // A record that begins with nothing in a field was given nothing there.
    if (before !== after && isBlank(before) && isBlank(after)) return [];
    // What lets people in is known to have changed, and no more.
    if (from == null || to == null || from === to) return [t("changed", { field: name })];
    return [before === null ? t("set", { field: name, to }) : t("change", { field: name, from, to })];
  });
}

/** Nothing at all, whatever its column holds then. */
const isBlank = (value: unknown): boolean =>
  value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);

const clock = (minutes: number) =>
  `${String(Math.floor((minutes % 1440) / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function begun(text: string): string {
  const letters = Array.from(text);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : text;
}
