import { createHash } from "node:crypto";
import { addressKey, isAddressKey } from "@/lib/platform/secrets";

/** The copy that the others are made from; it is shown to nobody. */
export const ORIGINAL = "original";

/** What a stored format is served as, and how its name ends. */
const FORMATS = {
  avif: ["image/avif", "avif"],
  webp: ["image/webp", "webp"],
  jpeg: ["image/jpeg", "jpg"],
  png: ["image/png", "png"],
} as const;
export type Format = keyof typeof FORMATS;

/** Whether a stored word is a format that is served. */
export const isFormat = (word: string): word is Format => Object.hasOwn(FORMATS, word);

/** The media type of a format. */
export const mediaTypeOf = (format: Format): string => FORMATS[format][0];

/**
 * The name that bytes are stored and served under: made of them and of their row. Whoever has a picture can't find out by it
 * whether it is here, and to delete one file never takes the bytes of another.
 */
export function hashOf(copyId: string, bytes: Uint8Array): string {
  return createHash("sha256").update(copyId).update(bytes).digest("hex");
}

interface Named {
  hash: string;
  cut: string;
  format: string;
  width: number;
}

/** What a copy is called behind its hash; nothing of what its owner called it. */
export function nameOf({ cut, format, width }: Omit<Named, "hash">): string {
  return `${cut}-${width}.${isFormat(format) ? FORMATS[format][1] : format}`;
}

/** The address of a copy that everybody may see. */
export const addressOf = (copy: Named): string => `/files/${copy.hash}/${nameOf(copy)}`;

const LIFE_SECONDS = 600;

/** The address of one that only a page of the desk shows. */
export const privateAddressOf = (copy: Named, now: Date): string => openFor(copy.hash, addressOf(copy), now);

/** An address of what is not for everybody: it opens for ten minutes at least, for twenty at most. */
export function openFor(hash: string, address: string, now: Date): string {
  const until = (Math.floor(now.getTime() / 1000 / LIFE_SECONDS) + 2) * LIFE_SECONDS;
  return `${address}?until=${until}&key=${addressKey("file", `${hash} ${until}`)}`;
}

/** Whether an address that was given out for a while still counts. */
export function mayOpen(
  hash: string,
  { until, key }: { until: string | null; key: string | null },
  now: Date,
): boolean {
  if (until === null || key === null || !/^\d{1,12}$/.test(until)) return false;
  return Number(until) * 1000 > now.getTime() && isAddressKey(key, "file", `${hash} ${until}`);
}
