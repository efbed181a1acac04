// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Vowel signs of other scripts tell names apart.
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/g;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** What neither decomposes nor changes with case, and is yet written in several ways. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  ı: "i",
  ς: "σ",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/**
 * The key two spellings of one name share: without case (SS is ß, I is ı), accents, widths, punctuation (every apostrophe
 * is one), unseen characters and extra spaces. A key of a key is itself.
 */
export function nameKey(name: string): string {
  return name
    .replace(UNSEEN, "")
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\u02B9-\u02C1\u02C6-\u02CF]/g, " ")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .normalize("NFC")
    .trim();
}

/** The words of a search, as `nameKey` writes them; none where nothing was typed. */
export const soughtWords = (search: string): string[] => nameKey(search).split(" ").filter(Boolean);

/** Whether a key holds every word of a search. */
export const holdsWords = (key: string, words: readonly string[]): boolean =>
  words.every((word) => key.includes(word));
