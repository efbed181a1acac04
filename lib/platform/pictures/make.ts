import "server-only";
import sharp, { type Sharp } from "sharp";
import { done, type Result, refused } from "../result";
import { type Cut, FORMATS, partOf, sizesOf } from "./cuts";
import { type FileKind, kindOf, PICTURE_KINDS } from "./kinds";

/** Bytes of a picture as it is sent; those of phones have 3 to 15 MB. */
export const LARGEST_PICTURE = 20_000_000;
/** Pixels: a phone of 2026 makes 50 million at most. Each takes four bytes when it is unpacked. */
export const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 16_000;
/** Of the picture that the sizes are made from. */
const ORIGINAL_SIDE = 2_560;
const SECONDS = 20;

// A small server: one thread, nothing remembered. The loaders of all that we don't take (SVG, PDF, TIFF, HEIC, GIF …) are shut.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

/** A picture that is safe: upright, in sRGB, with nothing in it but its pixels. */
export interface Original {
  data: Buffer;
  width: number;
  height: number;
}

export type PictureRefusal = "no-picture" | "kind" | "other-kind" | "large" | "pixels" | "broken";

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 }).timeout({ seconds: SECONDS });

/**
 * Makes what somebody sent safe: read by what it is, not by what it is called; refused by its numbers before it is unpacked;
 * turned upright, and written anew without anything that a camera or a program put into it (where it was taken, by whom).
 */
export async function readPicture(bytes: Uint8Array): Promise<Result<Original, PictureRefusal>> {
  if (bytes.length === 0) return refused("no-picture");
  const large = refuseLarge(bytes.length);
  if (large) return large;
  const kind: FileKind = kindOf(bytes);
  if (kind === "unknown") return refused("other-kind");
  if (!PICTURE_KINDS.some((one) => one === kind)) return refused("kind", { kind: kind.toUpperCase() });
  try {
    // The head alone, whatever it says of its size.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE)
      return refused("pixels", { size: megas(width * height), most: megas(MOST_PIXELS), width, height });
    const { data, info } = await open(bytes)
      .autoOrient()
      .resize({ width: ORIGINAL_SIDE, height: ORIGINAL_SIDE, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .webp({ quality: 92, effort: 2 })
      .toBuffer({ resolveWithObject: true });
    return done({ data, width: info.width, height: info.height });
  } catch {
    return refused("broken");
  }
}

/** What is said to a file of too many bytes, in megabytes; null to any other. */
export function refuseLarge(bytes: number) {
  if (bytes <= LARGEST_PICTURE) return null;
  return refused("large", { size: megas(bytes), most: megas(LARGEST_PICTURE) });
}

const megas = (count: number) => Math.ceil(count / 100_000) / 10;

/** One size of a picture in one format. */
export interface MadeCopy {
  cut: string;
  format: "avif" | "webp" | "jpeg" | "png";
  width: number;
  height: number;
  data: Buffer;
}

/** The qualities that are tried, best first, until the bytes fit. */
const QUALITIES = {
  avif: [56, 46, 36, 26, 16],
  webp: [78, 64, 50, 36, 22],
  jpeg: [78, 64, 50, 36, 24],
  png: [100],
};
const SMALLER = 0.8;

/** Makes all sizes of a cut; none is larger than what it is made from, and none has more bytes than it may. */
export async function makeCopies(
  original: Original,
  cut: Cut,
  focus: { x: number; y: number },
): Promise<MadeCopy[]> {
  const part = partOf(original, cut.ratio, focus);
  const made: MadeCopy[] = [];
  const sizes = sizesOf(part, cut.sizes);
  for (const [place, size] of sizes.entries()) {
    const { all, plain } = FORMATS[cut.formats];
    for (const format of all) made.push(await makeCopy(original, part, cut, size, format));
    if (plain && place === sizes.length - 1) made.push(await makeCopy(original, part, cut, size, plain));
  }
  return made;
}

async function makeCopy(
  original: Original,
  part: ReturnType<typeof partOf>,
  cut: Cut,
  size: { width: number; height: number; most: number },
  format: MadeCopy["format"],
): Promise<MadeCopy> {
  let { width, height } = size;
  for (;;) {
    const picture = open(original.data).extract(part).resize(width, height, { fit: "fill" });
    const pixels = await (format === "jpeg" ? picture.flatten({ background: "#fff" }) : picture)
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const quality of QUALITIES[format]) {
      const data = await written(sharp(pixels.data, { raw: pixels.info }), format, quality).toBuffer();
      if (data.length <= size.most) return { cut: cut.name, format, width, height, data };
    }
    // Noise that nothing packs: fewer pixels then.
    width = Math.max(1, Math.round(width * SMALLER));
    height = Math.max(1, Math.round(height * SMALLER));
    if (width === 1 && height === 1) throw new Error("A picture that never gets small");
  }
}

function written(picture: Sharp, format: MadeCopy["format"], quality: number): Sharp {
  if (format === "avif") return picture.avif({ quality, effort: 3 });
  if (format === "webp") return picture.webp({ quality, effort: 4 });
  if (format === "jpeg") return picture.jpeg({ quality, mozjpeg: true });
  return picture.png({ compressionLevel: 9, palette: true, quality });
}
