import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Face, type OutlinePoint, readFace } from "./face";
import type { Corner } from "./sheet";

/** The files of the letters of our signs, by what they hold (SIL Open Font License, beside them). */
const FILES = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext"] as const;
const FOLDER = "lib/platform/lettering/letters";

let opened: Face[] | null = null;

function faces(): Face[] {
  opened ??= FILES.map((name) =>
    readFace(readFileSync(join(/* turbopackIgnore: true */ process.cwd(), FOLDER, `${name}.woff`))),
  );
  return opened;
}

interface Letter {
  face: Face;
  glyph: number;
  /** Of one em. */
  advance: number;
}

function letterOf(sign: string): Letter | null {
  const codePoint = sign.codePointAt(0) ?? 0;
  for (const face of faces()) {
    const glyph = face.glyphOf(codePoint);
    if (glyph !== 0) return { face, glyph, advance: face.advanceOf(glyph) / face.unitsPerEm };
  }
  return null;
}

/** Soft hyphens say where a page may break a word. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** A text in the signs that there are letters for; of a script without any nothing is left. */
export function writable(text: string): string {
  const plain = text.normalize("NFC").replace(INVISIBLE, "").replace(/\s+/g, " ");
  return [...plain]
    .filter((sign) => letterOf(sign))
    .join("")
    .replace(/ +/g, " ")
    .trim();
}

/** How wide a text stands, in pixels. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (letterOf(sign)?.advance ?? 0) * size, 0);

/** The outlines of a text whose first letter stands at `x` on the line `y`. */
export function outlines(text: string, size: number, x: number, y: number): Corner[][] {
  const shapes: Corner[][] = [];
  let pen = x;
  for (const sign of text) {
    const letter = letterOf(sign);
    if (!letter) continue;
    const scale = size / letter.face.unitsPerEm;
    for (const outline of letter.face.outlinesOf(letter.glyph))
      shapes.push(flat(outline).map((point) => ({ x: pen + point.x * scale, y: y - point.y * scale })));
    pen += letter.advance * size;
  }
  return shapes;
}

const STEPS = 6;

/** An outline of curves (quadratic) as one of edges. */
function flat(outline: readonly OutlinePoint[]): Corner[] {
  const middle = (one: Corner, other: Corner) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
  const points: OutlinePoint[] = [];
  for (const [n, point] of outline.entries()) {
    const before = outline.at(n - 1);
    if (before && !before.on && !point.on) points.push({ ...middle(before, point), on: true });
    points.push(point);
  }
  const start = points.findIndex(({ on }) => on);
  const ring = [...points.slice(start), ...points.slice(0, start)];
  const corners: Corner[] = [];
  for (const [n, point] of ring.entries()) {
    if (point.on) {
      corners.push(point);
      continue;
    }
    const [from, to] = [ring.at(n - 1) ?? point, ring[(n + 1) % ring.length] ?? point];
    for (let step = 1; step < STEPS; step += 1) {
      const t = step / STEPS;
      const part = (one: number, two: number, three: number) =>
        (1 - t) ** 2 * one + 2 * t * (1 - t) * two + t ** 2 * three;
      corners.push({ x: part(from.x, point.x, to.x), y: part(from.y, point.y, to.y) });
    }
  }
  return corners;
}

/** A text in lines that fit a width: whole words where they do, the last one cut where there are too many. */
export function linesOf(text: string, size: number, width: number): string[] {
  const fits = (line: string) => widthOf(line, size) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (!fits(line)) {
      const signs = [...line];
      let count = signs.length;
      while (count > 1 && !fits(signs.slice(0, count).join(""))) count -= 1;
      if (count === signs.length) break;
      lines.push(signs.slice(0, count).join(""));
      line = signs.slice(count).join("");
    }
  }
  return line ? [...lines, line] : lines;
}

/** The same in at most so many lines; three points say that there is more. */
export function cutLines(lines: readonly string[], most: number, size: number, width: number): string[] {
  if (lines.length <= most) return [...lines];
  let last = lines[most - 1] ?? "";
  while (last && widthOf(`${last}…`, size) > width) last = last.slice(0, -1).trimEnd();
  return [...lines.slice(0, most - 1), `${last}…`];
}
