import { emailKey, nameKey } from "@/lib/platform/text";

/** More words than this are read over: nobody types them, and each is a condition. */
const MOST_WORDS = 8;

/**
 * What was typed into the search of the registrations, as a condition on them. Each word must be found, wherever it stands:
 * in the name, the address or the cooperative; so "Rossi Maria" finds Maria Rossi, and "rossi il ponte" the one of Il Ponte.
 * A reference is found in whatever groups it was written down.
 */
export function searched(typed: string) {
  const whole = typed.trim().slice(0, 100);
  const words = whole.split(/[\s,;]+/u).filter((word) => word !== "");
  if (words.length === 0) return {};
  return { OR: [{ reference: asReference(whole) }, { AND: words.slice(0, MOST_WORDS).map(found) }] };
}

function found(word: string) {
  const text = { contains: word, mode: "insensitive" as const };
  return {
    OR: [
      { nameKey: { contains: nameKey(word) || word } },
      { email: text },
      { emailKey: { contains: emailKey(word) } },
      { affiliation: text },
      { reference: asReference(word) },
    ],
  };
}

const asReference = (text: string) =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
