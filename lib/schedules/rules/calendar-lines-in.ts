/** A content line of a calendar (RFC 5545, 3.1), unfolded. */
export interface ContentLine {
  /** In capital letters. */
  name: string;
  parameters: ReadonlyMap<string, string>;
  value: string;
  /** Where it begins, from 1. */
  line: number;
}

/** The lines of a calendar, folded ones joined; null stands for a line that has no name. Linear, whatever stands in it. */
export function contentLines(text: string): Array<ContentLine | { name: null; line: number }> {
  const whole: Array<{ parts: string[]; line: number }> = [];
  for (const [at, written] of text.split("\n").entries()) {
    const last = whole.at(-1);
    if (last && /^[ \t]/.test(written)) last.parts.push(written.slice(1));
    else if (written.trim() !== "") whole.push({ parts: [written], line: at + 1 });
  }
  return whole.map(({ parts, line }) => {
    const read = readLine(parts.join(""));
    return read ? { ...read, line } : { name: null, line };
  });
}

function readLine(written: string): Omit<ContentLine, "line"> | null {
  const pieces = piecesOf(written);
  const [name = "", ...given] = pieces?.head ?? [];
  if (!pieces || !/^[A-Za-z0-9-]+$/.test(name)) return null;
  const parameters = new Map<string, string>();
  for (const one of given) {
    const sign = one.indexOf("=");
    if (sign > 0) parameters.set(one.slice(0, sign).toUpperCase(), one.slice(sign + 1).replaceAll('"', ""));
  }
  return { name: name.toUpperCase(), parameters, value: pieces.value };
}

/** The name and the parameters, parted at semicolons, and what stands behind the first colon outside quotation marks. */
function piecesOf(written: string): { head: string[]; value: string } | null {
  const head: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < written.length; at += 1) {
    const sign = written[at];
    if (sign === '"') quoted = !quoted;
    if (quoted || (sign !== ";" && sign !== ":")) continue;
    head.push(written.slice(from, at));
    from = at + 1;
    if (sign === ":") return { head, value: written.slice(from) };
  }
  return null;
}

/** A TEXT value as it was meant (3.3.11). */
export function calendarTextIn(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
}
