import * as z from "zod/mini";
import { type FormRecord, texts } from "@/lib/platform/form-fields";
import { hrefsIn } from "@/lib/platform/markdown/hrefs";
import { MAILS, type TemplateName, templatesThat } from "../templates/registry";
import { inPlace } from "./in-place";

/** The mails that an edition may say in words of its own. */
export const REWORDABLE = templatesThat(({ ownWords }) => ownWords);

/** The mails that organisers write whole. */
export const WHOLE = templatesThat(({ blocks }) => blocks.some(({ block }) => block === "own"));

/** What organisers may put into a mail in braces; it is filled in when the mail leaves. */
export const PLACEHOLDERS = [
  ...(["fullName", "schoolTitle", "editionTitle", "reference"] as const),
  ...(["releaseName", "until", "category"] as const),
  ...(["position", "firstDay", "place"] as const),
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Those that an organiser's whole mail knows of the edition and of how its reader stands there. */
const OF_EDITION: readonly Placeholder[] = ["firstDay", "place"];
const OF_REGISTRATION: readonly Placeholder[] = ["position"];

/** What may come with an organiser's message. */
export const ATTACHMENTS = ["ticket", "calendar"] as const;
export type Attached = (typeof ATTACHMENTS)[number];

/** Blocks that an edition may leave out. What leads to the private page, how one withdraws, who is responsible, always stay. */
export const OPTIONAL_BLOCKS = ["facts", "steps", "access"] as const;
export type OptionalBlock = (typeof OPTIONAL_BLOCKS)[number];

/** How an edition says one mail, in its reader's language; null: as the product says it. */
export interface OwnWords {
  subject: string | null;
  /** In place of the first sentences (Markdown). */
  opening: string | null;
  /** Before who writes (Markdown). */
  closing: string | null;
  leftOut: readonly OptionalBlock[];
  /** What comes with a mail that is an organiser's whole. */
  attached?: readonly Attached[] | undefined;
}

const OwnWordsSchema = z.object({
  subject: z.nullable(z.string()),
  opening: z.nullable(z.string()),
  closing: z.nullable(z.string()),
  leftOut: z.array(z.enum(OPTIONAL_BLOCKS)),
  attached: z.optional(z.array(z.enum(ATTACHMENTS))),
});

/** The words that a message brings along among its parameters, as `fillIn` put them there; null where it has none. */
export function ownWordsOf(parameters: Readonly<Record<string, unknown>>): OwnWords | null {
  return OwnWordsSchema.safeParse(parameters[OWN_WORDS]).data ?? null;
}
/** Under which key: no value of a mail is called so. */
export const OWN_WORDS = "ownWords";

/** The placeholders that a mail can fill. */
export function placeholdersOf(template: TemplateName): Placeholder[] {
  const { about, filledIn, example } = MAILS[template];
  const whole = isWhole(template);
  return PLACEHOLDERS.filter(
    (name) =>
      (filledIn as readonly string[]).includes(name) ||
      name in example ||
      (whole && OF_EDITION.includes(name)) ||
      (whole && about === "registration" && OF_REGISTRATION.includes(name)),
  );
}

/** Whether a mail is an organiser's from its first word to its last. */
export const isWhole = (template: TemplateName): boolean =>
  MAILS[template].blocks.some(({ block }) => block === "own");

/** The blocks that an edition can leave out of a mail: those that it has. */
export function optionalBlocksOf(template: TemplateName): readonly OptionalBlock[] {
  return MAILS[template].blocks.some(({ block }) => block === "edition") ? OPTIONAL_BLOCKS : [];
}

/** Whether one mail of this kind can be given words of its own before it leaves. */
export const isEditable = (template: TemplateName): boolean => MAILS[template].ownWords || isWhole(template);

/** The mail that a test shows: itself for any other. A name that is no such mail's is nobody's. */
export function saidBy(template: TemplateName, parameters: Readonly<Record<string, unknown>>): TemplateName {
  if (template !== "wording-test") return template;
  return [...REWORDABLE, ...WHOLE].find((one) => one === parameters.of) ?? template;
}

const IN_BRACES = /\{(\w+)\}/g;

/**
 * What of words for a mail can't be filled in, as it was typed; null: all can be. Braces stand only around names that the mail
 * can fill in, and none in the address of a link: what is filled in is of a person and goes to nobody else's server.
 */
function findUnfillable(words: string, template: TemplateName): string | null {
  const known: readonly string[] = placeholdersOf(template);
  const rest = words.replace(IN_BRACES, (whole, name: string) => (known.includes(name) ? "" : whole));
  if (/[{}]/.test(rest)) return rest.match(IN_BRACES)?.[0] ?? rest.match(/\S*[{}]\S*/)?.[0] ?? "";
  // The text of a link is no part of its address.
  const parted = words.replace(LINK_TEXT, "$& ").split(/\s+/);
  const word = parted.find((word) => word.includes("{") && /\/\/|www\.|@/i.test(word));
  const href = hrefsIn(words).find((href) => /[{}]|%7[bd]/i.test(href));
  return word ?? href?.replace(/%7b/gi, "{").replace(/%7d/gi, "}") ?? null;
}

const LINK_TEXT = /\[[^[\]]*\](?=\()/g;
const MOST_QUOTED = 80;

/** The first of a mail's texts that can't be filled in: which field of the form, and what in it; null: there is none. */
export function findFault(
  texts: Readonly<Record<string, string | null | Readonly<Record<string, string>>>>,
  template: TemplateName,
): { field: string; found: string } | null {
  for (const [name, text] of Object.entries(texts)) {
    const each =
      text !== null && typeof text === "object" ? Object.entries(text) : [["", text ?? ""] as const];
    for (const [language, words] of each) {
      const found = findUnfillable(words, template);
      if (found === null) continue;
      return { field: language ? `${name}.${language}` : name, found: found.slice(0, MOST_QUOTED) };
    }
  }
  return null;
}

type Values = Readonly<Record<string, string | null>>;

/** A subject with its values; null when one of them is not known. */
export function fillLine(words: string, values: Values): string | null {
  return isKnown(words, values)
    ? words.replace(IN_BRACES, (_, name: string, at: number) => inPlace(name, values[name] ?? "", words, at))
    : null;
}

/**
 * Markdown with its values, which are never markup in it nor a link; a paragraph of which a value is not known is left out.
 * @returns null when nothing is left
 */
export function fillMarkdown(words: string, values: Values): string | null {
  const paragraphs = words
    .split(/\n{2,}/)
    .filter((paragraph) => isKnown(paragraph, values))
    .map((paragraph) =>
      paragraph.replace(IN_BRACES, (_, name: string, at: number) =>
        asPlain(inPlace(name, values[name] ?? "", paragraph, at)),
      ),
    );
  return paragraphs.join("\n\n").trim() || null;
}

const isKnown = (words: string, values: Values) =>
  [...words.matchAll(IN_BRACES)].every(([, name = ""]) => Boolean(values[name]));

/**
 * Every sign of ASCII that Markdown could read, as itself. An address without "https" is looked for after that, so its
 * beginning is parted by what nobody sees.
 */
const asPlain = (value: string) =>
  value
    .replace(/\s+/g, " ")
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/www(?=\\?\.)/gi, "$&\u2060");

/** How an edition says a mail, under the field names of its form. */
export function wordingFields(row: {
  subject: unknown;
  opening: unknown;
  closing: unknown;
  leftOut: readonly string[];
}): FormRecord {
  return {
    subject: texts(row.subject),
    opening: texts(row.opening),
    closing: texts(row.closing),
    leftOut: row.leftOut,
  };
}
