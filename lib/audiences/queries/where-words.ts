import "server-only";
import { emailKey, nameKey } from "@/lib/platform/text";
import { Prisma } from "@/prisma/generated/client";

/** More words than this are read over: nobody types them, and each is a condition. */
const MOST_WORDS = 8;

/**
 * What was typed into a search for people, as conditions on a `registration`. Each word must be found, wherever it stands:
 * in the name, the address or the cooperative; so "Rossi Maria" finds Maria Rossi, and "rossi il ponte" the one of Il Ponte.
 * A reference is found in whatever groups it was written down.
 */
export function whereWords(typed: string): Prisma.Sql[] {
  const whole = typed.trim().slice(0, 100);
  const words = whole.split(/[\s,;]+/u).filter((word) => word !== "");
  if (words.length === 0) return [];
  const found = Prisma.join(words.slice(0, MOST_WORDS).map(isFound), " AND ");
  return [Prisma.sql`(registration.reference = ${asReference(whole)} OR (${found}))`];
}

function isFound(word: string): Prisma.Sql {
  const text = anywhere(word);
  const plain = plainly(word);
  return Prisma.sql`(registration.name_key LIKE ${anywhere(nameKey(word) || word)}
    OR registration.email_key LIKE ${anywhere(emailKey(word))}
    OR registration.affiliation ${plain} ILIKE ${text} OR registration.email ${plain} ILIKE ${text}
    OR registration.reference = ${asReference(word)})`;
}

/**
 * How a text is to be folded in which these are looked for: where all of them are plain letters, those alone; the rules of all
 * languages take several times as long.
 */
export const plainly = (...words: string[]) =>
  words.every((word) => /^[ -~]*$/.test(word)) ? Prisma.sql`COLLATE "C"` : Prisma.empty;

/** A pattern that finds this text as it is, whatever signs are in it. */
const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const asReference = (text: string) =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
