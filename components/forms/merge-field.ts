/** One field of a record that somebody else stored while it was open here. */
interface Versions {
  /** What was stored when it was last seen here; null where nobody knows, as in a form sent without JavaScript. */
  common: string | null;
  /** What was sent from here. */
  typed: string;
  /** What is stored now. */
  other: string;
  /** The values are lists, in any order. */
  several?: boolean;
}

/**
 * Whose value counts: theirs where nothing was changed here, ours where nothing was changed there; where both changed it
 * to different values ours stays in the field and `theirs` is shown beside it.
 */
export function mergeField({ common, typed, other, several = false }: Versions) {
  const here = common === null || !isSame(typed, common, several);
  const there = common === null || !isSame(other, common, several);
  return {
    value: here ? typed : other,
    /** The field has to show something else than was sent. */
    taken: there && !here,
    theirs: here && there && !isSame(other, typed, several) ? other : null,
  };
}

/** A text area sends its lines with CRLF, and texts are stored without blanks around them; `several`: lists, in any order. */
export function isSame(one: string, other: string, several: boolean): boolean {
  if (several) {
    const [ones, others] = [new Set(listed(one)), new Set(listed(other))];
    return ones.size === others.size && [...ones].every((value) => others.has(value));
  }
  const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();
  return plain(one) === plain(other);
}

/** Several values as a stored record writes them in one; `listed` reads it. */
export function written(values: readonly string[]): string {
  return values.join(", ");
}

/** The values of a record's list; `written` wrote them. */
export function listed(text: string): string[] {
  return text === "" ? [] : text.split(", ");
}
