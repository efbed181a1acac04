const BEGIN = "\u2068";
const END = "\u2069";

/** A name or a value inside a sentence: whatever way it is written, the words around it stay where they are. */
export const isolate = (text: string): string => `${BEGIN}${text}${END}`;

/** The same sentence for a file, which knows no directions. */
export const withoutIsolates = (text: string): string => text.replaceAll(BEGIN, "").replaceAll(END, "");

/** A sentence with its names as elements: the marks themselves would be copied with the words. */
export function Isolated({ text }: { text: string }) {
  return text.split(BEGIN).map((piece, index) => {
    const end = piece.indexOf(END);
    if (index === 0 || end < 0) return piece;
    return [
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence stay as they are
      <bdi key={index}>{piece.slice(0, end)}</bdi>,
      piece.slice(end + END.length),
    ];
  });
}
