/** One field of a record that somebody else stored while it was open here. */
interface Versions {
  /** The last value that was the same here and in the store. */
  common: string;
  /** What was sent from here. */
  typed: string;
  /** What is stored now. */
  other: string;
}

/**
 * Whose value counts: theirs where nothing was changed here, ours where nothing was changed there; where both changed it
 * to different values ours stays in the field and `theirs` is shown beside it.
 */
export function mergeField({ common, typed, other }: Versions) {
  const here = !isSameText(typed, common);
  const there = !isSameText(other, common);
  return {
    value: here ? typed : other,
    /** The field has to show something else than was sent. */
    taken: there && !here,
    theirs: here && there && !isSameText(other, typed) ? other : null,
  };
}

/** A text area sends its lines with CRLF, and texts are stored without blanks around them. */
export function isSameText(one: string, other: string): boolean {
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
