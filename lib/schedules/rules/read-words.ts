import { formatList, nameLanguage } from "@/lib/platform/dates/format";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { SESSION_KINDS } from "@/lib/programme/schema/session";

export type SessionKind = (typeof SESSION_KINDS)[number];

const KIND_WORDS: ReadonlyArray<[RegExp, SessionKind]> = [
  [/keynote|plen(ar|um)|opening|closing|pl[ée]ni[èe]re|er[öo]ffnung/, "plenary"],
  [/workshop|atelier|laborator|taller|tutorial|training|hands-?on|bof\b/, "workshop"],
  [/panel|podium|debate|discussion|round ?table|tavola rotonda|table ronde|mesa redonda/, "panel"],
  [/visit|excursion|day ?trip|ausflug|visita|besuch/, "visit"],
  [
    /social|conviv|encuentro|gesellig|party|dinner|lunch|breakfast|break|concert|performance|pausa|pause|apero/,
    "social",
  ],
  [
    /lightning|demo|poster|presentation|pr[ée]sentation|presentazione|presentaci[óo]n|showcase|vorstellung/,
    "presentation",
  ],
  [/lecture|lezione|expos[ée]|charla|talk|vortrag|conf[ée]rence|conferenza|ponencia|relazione/, "lecture"],
];

/** The kind that a type stands for; null when it is none of the words schedules use. */
export function readKind(type: string | null): SessionKind | null {
  const word = (type ?? "").toLowerCase().trim();
  const own = SESSION_KINDS.find((kind) => kind === word);
  return own ?? KIND_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** What the languages of the interface call each other, in small letters: "deutsch", "allemand", "tedesco" are all de. */
const LANGUAGE_NAMES = new Map(
  LOCALES.flatMap((reader) =>
    LOCALES.map((tag) => [nameLanguage(tag, reader).toLocaleLowerCase(reader), tag] as const),
  ),
);
/** Their words between two languages: and, et, e, y, und. */
const AND = LOCALES.map((reader) => formatList(["1", "2"], reader).replace(/[12]/g, "").trim());
const BETWEEN = new RegExp(`[,;/&+|]|\\s+(?:${AND.join("|")}|or|\u2013|-)\\s+|\\s{2,}`, "i");
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/;

/** The languages of "de, en", "en_GB" or "English/French"; `unknown` when something in it is no language. */
export function readLanguages(text: string | null): { languages: string[]; unknown: boolean } {
  const words = (text ?? "")
    .split(BETWEEN)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  const languages: string[] = [];
  let unknown = false;
  for (const word of words) {
    const tag = LANGUAGE_NAMES.get(word) ?? canonical(word.replaceAll("_", "-"));
    if (tag === null) unknown = true;
    else if (!languages.includes(tag)) languages.push(tag);
  }
  return { languages: languages.slice(0, 8), unknown };
}

function canonical(tag: string): string | null {
  if (!TAG.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** Yes or no; null for anything else. */
export function readFlag(text: string | null): boolean | null {
  const word = (text ?? "").trim().toLowerCase();
  if (/^(true|yes|1)$/.test(word)) return true;
  return /^(false|no|0)$/.test(word) ? false : null;
}

const ISO_DURATION = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$/;

/** Minutes of "01:30", "1:30:00", "90", "PT1H30M"; NaN for anything else. */
export function readMinutes(duration: string): number {
  const text = duration.trim();
  const iso = ISO_DURATION.exec(text);
  if (iso && /\d/.test(text)) {
    const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
    ];
    return (days * 24 + hours) * 60 + minutes + Math.floor(seconds / 60);
  }
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(text);
  if (!clock) return Number.NaN;
  const [, first, second, third] = clock.map(Number) as [number, number, number, number];
  if (clock[1] === undefined) return second * 60 + third;
  // "1:30:00" is hours, minutes and seconds when its middle can be minutes; no schedule counts days this way.
  return second < 60 ? first * 60 + second : Number.NaN;
}

const NO_TRACK = /^(no track|none|n\/?a|-+|without track|kein(e)? track)$/i;

/** A track that says that there is none, as some systems write. */
export function isNoTrack(track: string): boolean {
  return NO_TRACK.test(track);
}
