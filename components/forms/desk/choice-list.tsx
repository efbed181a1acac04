"use client";

/** Suggestions as a browser shows them below a line. As a part of the browser's code they are sent as bare texts. */
export function ChoiceList({ id, words }: { id: string; words: readonly string[] }) {
  return (
    <datalist id={id}>
      {[...new Set(words)].map((one) => (
        <option key={one} value={one} />
      ))}
    </datalist>
  );
}
