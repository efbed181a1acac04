/**
 * A photo as it came, without what a camera or a program wrote beside its pixels: where it was taken, when, with what, by
 * whom, a small copy of what was cut away, a film behind the end. Its pixels are not unpacked: a stranger spends none of the
 * processor's time, and nothing gets worse. Which way up it is stays said. Null: no whole photo.
 */
export function withoutTraces(format: "jpg" | "png", bytes: Uint8Array): Buffer | null {
  const photo = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return format === "jpg" ? plainJpeg(photo) : plainPng(photo);
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const EXIF = 0xe1;
const COLOURS = 0xe2;
const COMMENT = 0xfe;
/** Markers that have no length: nothing, and those that start a decoder anew. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

function plainJpeg(photo: Buffer): Buffer | null {
  if (photo[0] !== 0xff || photo[1] !== START) return null;
  const kept = [photo.subarray(0, 2)];
  let sideways: number | null = null;
  let drawn = false;
  for (let at = 2; at < photo.length; ) {
    if (photo[at] !== 0xff) return null;
    const marker = photo[at + 1] ?? 0;
    // Any number of these may stand before one.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return drawn ? whole(kept, sideways) : null;
    if (isBare(marker)) {
      kept.push(photo.subarray(at, at + 2));
      at += 2;
      continue;
    }
    const length = at + 4 <= photo.length ? photo.readUInt16BE(at + 2) : 0;
    const next = at + 2 + length;
    if (length < 2 || next > photo.length) return null;
    const part = photo.subarray(at, next);
    if (marker === EXIF) sideways ??= orientationOf(part.subarray(4));
    else if (isShown(marker, part.subarray(4))) kept.push(part);
    at = next;
    if (marker !== SCAN) continue;
    drawn = true;
    at = scanEnd(photo, at);
    kept.push(photo.subarray(next, at));
  }
  // One that was cut off behind its pixels is still shown.
  return drawn ? whole(kept, sideways) : null;
}

/** Whether a part is needed to show the pixels: of the parts of programs what says which colours they mean. */
function isShown(marker: number, content: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const begins = (word: string) => content.toString("latin1", 0, word.length) === word;
  if (marker === 0xe0) return begins("JFIF\0");
  if (marker === COLOURS) return begins("ICC_PROFILE\0");
  return marker === 0xee && begins("Adobe");
}

/** Where the next marker stands behind pixels: in them it is written with a nought. */
function scanEnd(photo: Buffer, from: number): number {
  for (let at = from; at + 1 < photo.length; at += 1) {
    if (photo[at] !== 0xff) continue;
    const next = photo[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isBare(next)) return at;
  }
  return photo.length;
}

function whole([start, ...parts]: Buffer[], sideways: number | null): Buffer {
  const turned = sideways === null || sideways === 1 ? [] : [onlyOrientation(sideways)];
  // JFIF stands first where it stands.
  const at = parts[0]?.[1] === 0xe0 ? 1 : 0;
  return Buffer.concat([
    start ?? Buffer.alloc(0),
    ...parts.slice(0, at),
    ...turned,
    ...parts.slice(at),
    Buffer.from([0xff, END]),
  ]);
}

const ORIENTATION = 0x0112;
const EXIF_WORD = Buffer.from("Exif\0\0", "latin1");

/** Which of the eight ways up a camera held it; null where it does not say. */
function orientationOf(content: Buffer): number | null {
  if (!content.subarray(0, 6).equals(EXIF_WORD)) return null;
  const tiff = content.subarray(6);
  if (tiff.length < 8) return null;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(first);
  for (let n = 0; n < count && first + 2 + n * 12 + 12 <= tiff.length; n += 1) {
    const at = first + 2 + n * 12;
    if (short(at) !== ORIENTATION) continue;
    const way = short(at + 8);
    return way >= 1 && way <= 8 ? way : null;
  }
  return null;
}

function onlyOrientation(way: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(way, 18);
  const head = Buffer.from([0xff, EXIF, 0, 2 + EXIF_WORD.length + tiff.length]);
  return Buffer.concat([head, EXIF_WORD, tiff]);
}

/** What shows the pixels of a PNG; texts, times and what cameras say are none of it. */
const PNG_PARTS = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs"],
]);

function plainPng(photo: Buffer): Buffer | null {
  const kept = [photo.subarray(0, 8)];
  for (let at = 8; at + 12 <= photo.length; ) {
    const next = at + 12 + photo.readUInt32BE(at);
    if (next > photo.length) return null;
    const type = photo.toString("latin1", at + 4, at + 8);
    if (PNG_PARTS.has(type)) kept.push(photo.subarray(at, next));
    if (type === "IEND") return Buffer.concat(kept);
    at = next;
  }
  return null;
}
