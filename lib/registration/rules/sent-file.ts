import { type FileFormat, fileLimits } from "@/lib/forms/rules/file-kind";
import { documentFormatOf, safeName } from "@/lib/materials/rules/documents";
import { withoutTraces } from "@/lib/platform/pictures/without-traces";
import { done, type Result, refused } from "@/lib/platform/result";
import { slugify } from "@/lib/platform/text";

/** The beginning of the name of a field that takes a file; behind it the version of its question. */
export const UPLOAD = "upload.";

export type FileRefusal = "file" | "file-type" | "file-large";

/** Whether so many bytes may be sent to a question; asked before they are read. */
export function refuseSize(settings: unknown, bytes: number): FileRefusal | null {
  if (bytes === 0) return "file";
  return bytes > fileLimits(settings).largest * 1_000_000 ? "file-large" : null;
}

/**
 * What a file is by its bytes, what it is called from now on (of its own name the letters and digits, with the ending of what
 * it is), and what is kept of it: of a photo nothing of where it was taken. Nothing is unpacked; what would run something is
 * no document.
 */
export function readSentFile(
  settings: unknown,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Result<{ format: FileFormat; name: string; data: Buffer }, FileRefusal> {
  const format = photoFormatOf(bytes) ?? documentFormatOf(bytes);
  const taken = fileLimits(settings).formats.find((one) => one === format);
  if (!taken) return refused("file-type");
  const data = taken === "jpg" || taken === "png" ? withoutTraces(taken, bytes) : Buffer.from(bytes);
  if (!data) return refused("file-type");
  return done({ format: taken, name: safeName(name, taken, slugify), data });
}

const BEGINNINGS = {
  jpg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

function photoFormatOf(bytes: Uint8Array): "jpg" | "png" | null {
  for (const format of ["jpg", "png"] as const)
    if (BEGINNINGS[format].every((byte, at) => bytes[at] === byte)) return format;
  return null;
}
