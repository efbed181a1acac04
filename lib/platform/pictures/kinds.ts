/** What bytes are, by how they begin; a name or what a browser says of them is nobody's word. */
export type FileKind = "jpeg" | "png" | "webp" | "gif" | "avif" | "heic" | "svg" | "tiff" | "pdf" | "unknown";

/** What pictures are taken from. */
export const PICTURE_KINDS = ["jpeg", "png", "webp"] as const satisfies readonly FileKind[];

const LOOKED_AT = 1024;

/** Recognises the kind of a file. */
export function kindOf(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT));
  const begins = (hex: string, at = 0) => head.toString("hex", at, at + hex.length / 2) === hex;
  const says = (text: string, at = 0) => head.toString("latin1", at, at + text.length) === text;
  if (begins("ffd8ff")) return "jpeg";
  if (begins("89504e470d0a1a0a")) return "png";
  if (says("RIFF") && says("WEBP", 8)) return "webp";
  if (says("GIF8")) return "gif";
  if (says("ftyp", 4)) {
    const brands = head.toString("latin1", 8, 40);
    if (/avi[fs]/.test(brands)) return "avif";
    return /hei[cfsmx]|hev[cx]|mif1|msf1/.test(brands) ? "heic" : "unknown";
  }
  if (begins("49492a00") || begins("4d4d002a")) return "tiff";
  if (says("%PDF-")) return "pdf";
  return /<svg[\s>]/i.test(head.toString("utf8")) ? "svg" : "unknown";
}
