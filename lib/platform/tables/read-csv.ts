import Papa from "papaparse";
import { done, type Result, refused } from "@/lib/platform/result";
import { cellText, type ReadRow, RowTaker, type TableRefusal } from "./row-taker";

const SEPARATORS = [";", ",", "\t", "|"] as const;
/** Lines by which a separator is chosen. */
const LOOKED_AT = 50;

/**
 * Text with separators: UTF-8, UTF-16 or, where it is neither, Windows-1252, as spreadsheets of western Europe save it.
 * The separator is the one that a first line "sep=" names, else the one that parts most lines alike.
 */
export function readCsv(bytes: Uint8Array): Result<ReadRow[], TableRefusal> {
  const text = decode(bytes);
  if (text.includes("\0")) return refused("no-table");
  const named = /^sep=(.)\r?\n/i.exec(text);
  const content = named ? text.slice(named[0].length) : text;
  const delimiter = named?.[1] ?? separatorOf(content);
  const taken = new RowTaker();
  let refusal: Result<never, TableRefusal> | null = null;
  let line = 0;
  Papa.parse<string[]>(content, {
    delimiter,
    step({ data, errors }, parser) {
      line += 1;
      refusal = errors.some(({ type }) => type === "Quotes")
        ? refused("open-quote", { line })
        : taken.take(line, data.map(shown));
      if (refusal) parser.abort();
    },
  });
  return refusal ?? done(taken.rows);
}

/** As a spreadsheet shows it: the apostrophe that keeps a formula from being run is no part of a cell. */
const shown = (cell: string) => cellText(cell).replace(/^'(?=[=+\-@＝＋－＠])/, "");

/** What Windows-1252 has where Latin 1 has control characters: 0x80 to 0x9F. Node's own decoder takes it for Latin 1. */
const FROM_0X80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    return latin1.replace(/[\x80-\x9F]/g, (sign) => FROM_0X80[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}

function separatorOf(text: string): string {
  let best: { separator: string; alike: number; width: number } = { separator: ",", alike: 0, width: 0 };
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: LOOKED_AT });
    const widths = new Map<number, number>();
    for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    for (const [width, alike] of widths)
      if (alike > best.alike || (alike === best.alike && width > best.width))
        best = { separator, alike, width };
  }
  return best.separator;
}
