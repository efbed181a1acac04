import { inflateSync } from "node:zlib";

/** A point of an outline, in units of its letters; between two that lie off the curve another one lies on it. */
export interface OutlinePoint {
  x: number;
  y: number;
  on: boolean;
}

/** Letters of one cut, as their file draws them: https://learn.microsoft.com/typography/opentype/spec/ */
export interface Face {
  unitsPerEm: number;
  /** The glyph of a code point; 0: it has none. */
  glyphOf: (codePoint: number) => number;
  advanceOf: (glyph: number) => number;
  outlinesOf: (glyph: number) => OutlinePoint[][];
}

/** Opens a WOFF (version 1) with TrueType outlines. The files are our own: what is broken throws. */
export function readFace(woff: Buffer): Face {
  const table = tablesOf(woff);
  const head = table("head");
  const glyf = table("glyf");
  const metrics = table("hmtx");
  const widths = table("hhea").readUInt16BE(34);
  const offsetOf = glyphOffsets(table("loca"), head.readInt16BE(50) === 1);
  const outlinesOf = (glyph: number): OutlinePoint[][] => {
    const [from, to] = [offsetOf(glyph), offsetOf(glyph + 1)];
    if (to <= from) return [];
    const drawn = glyf.subarray(from, to);
    return drawn.readInt16BE(0) >= 0 ? simple(drawn) : composite(drawn, outlinesOf);
  };
  return {
    unitsPerEm: head.readUInt16BE(18),
    glyphOf: glyphMap(table("cmap")),
    advanceOf: (glyph) => metrics.readUInt16BE(4 * Math.min(glyph, widths - 1)),
    outlinesOf,
  };
}

function tablesOf(woff: Buffer): (tag: string) => Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("No WOFF");
  const found = new Map<string, Buffer>();
  for (let entry = 44; entry < 44 + 20 * woff.readUInt16BE(12); entry += 20) {
    const [offset = 0, packed = 0, whole = 0] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at));
    const bytes = woff.subarray(offset, offset + packed);
    found.set(woff.toString("latin1", entry, entry + 4), packed < whole ? inflateSync(bytes) : bytes);
  }
  return (tag) => {
    const table = found.get(tag);
    if (!table) throw new Error(`No table ${tag}`);
    return table;
  };
}

const glyphOffsets = (loca: Buffer, long: boolean) => (glyph: number) =>
  long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);

/** The map of the basic plane (format 4), which all our files have. */
function glyphMap(cmap: Buffer): (codePoint: number) => number {
  let map: Buffer | null = null;
  for (let n = 0; n < cmap.readUInt16BE(2); n += 1) {
    const at = cmap.readUInt32BE(4 + 8 * n + 4);
    if (cmap.readUInt16BE(at) === 4) map = cmap.subarray(at);
  }
  if (!map) throw new Error("No map of format 4");
  const table = map;
  const segments = table.readUInt16BE(6) / 2;
  const of = (part: number, segment: number) =>
    table.readUInt16BE(14 + 2 * segments * part + (part > 0 ? 2 : 0) + 2 * segment);
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    let segment = 0;
    while (segment < segments && of(0, segment) < codePoint) segment += 1;
    if (segment === segments || of(1, segment) > codePoint) return 0;
    const [start, delta, range] = [of(1, segment), of(2, segment), of(3, segment)];
    if (range === 0) return (codePoint + delta) & 0xffff;
    const place = 16 + 6 * segments + 2 * segment + range + 2 * (codePoint - start);
    const glyph = table.readUInt16BE(place);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

function simple(glyph: Buffer): OutlinePoint[][] {
  const ends = Array.from({ length: glyph.readInt16BE(0) }, (_, n) => glyph.readUInt16BE(10 + 2 * n));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * ends.length;
  at += 2 + glyph.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = glyph[at++] ?? 0;
    flags.push(flag);
    if (flag & 8) for (let more = glyph[at++] ?? 0; more > 0; more -= 1) flags.push(flag);
  }
  const coordinates = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += (flag & same ? 1 : -1) * (glyph[at++] ?? 0);
      else if (!(flag & same)) {
        value += glyph.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  const points = flags.map((flag, n) => ({ x: xs[n] ?? 0, y: ys[n] ?? 0, on: (flag & 1) === 1 }));
  return ends.map((end, n) => points.slice((ends[n - 1] ?? -1) + 1, end + 1));
}

/** A letter made of others, e.g. with an accent; its parts are moved and scaled. */
function composite(glyph: Buffer, outlinesOf: (glyph: number) => OutlinePoint[][]): OutlinePoint[][] {
  const all: OutlinePoint[][] = [];
  let at = 10;
  for (let flags = 32; flags & 32; ) {
    flags = glyph.readUInt16BE(at);
    const part = glyph.readUInt16BE(at + 2);
    at += 4;
    if (!(flags & 2)) throw new Error("Parts that are placed by their points");
    const [dx, dy] =
      flags & 1
        ? [glyph.readInt16BE(at), glyph.readInt16BE(at + 2)]
        : [glyph.readInt8(at), glyph.readInt8(at + 1)];
    at += flags & 1 ? 4 : 2;
    const numbers = flags & 8 ? 1 : flags & 64 ? 2 : flags & 128 ? 4 : 0;
    const scales = Array.from({ length: numbers }, (_, n) => glyph.readInt16BE(at + 2 * n) / 16_384);
    at += 2 * numbers;
    const [a = 1, b = 0, c = 0, d = 1] =
      numbers === 1 ? [scales[0], 0, 0, scales[0]] : numbers === 2 ? [scales[0], 0, 0, scales[1]] : scales;
    for (const outline of outlinesOf(part))
      all.push(outline.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })));
  }
  return all;
}
