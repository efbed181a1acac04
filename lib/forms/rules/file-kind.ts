import * as z from "zod/mini";
import { done, refused } from "@/lib/platform/result";
import { defineKind } from "./answer-kind";
import { namedFile } from "./named-file";

/** What an organiser may allow, and how the files of each end. */
export const FILE_GROUPS = {
  pdf: ["pdf"],
  photo: ["jpg", "png"],
  text: ["docx", "odt"],
} as const;
export type FileGroup = keyof typeof FILE_GROUPS;
export const FILE_GROUP_NAMES = Object.keys(FILE_GROUPS) as FileGroup[];
export type FileFormat = (typeof FILE_GROUPS)[FileGroup][number];

/** What is taken where nothing is said. */
const USUAL: readonly FileGroup[] = ["pdf", "photo"];
/** Megabytes of one file, at most: a form with it is sent whole, and a scan or a photo of a phone has one to four. */
export const MOST_MEGABYTES = 5;

const SettingsSchema = z.strictObject({
  groups: z.optional(
    z.array(z.enum(FILE_GROUP_NAMES)).check(z.minLength(1), z.maxLength(FILE_GROUP_NAMES.length)),
  ),
  largest: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(MOST_MEGABYTES))),
});

/**
 * A file that was sent before: "{id of its record}/{name}". Whose it is, and that it is there, is judged where the answer is
 * stored (lib/registration/commands/own-files.ts); here, whether such a file may be the answer.
 */
export const fileKind = defineKind({
  missing: "missing",
  settings: SettingsSchema,
  judge: ([text = ""], settings) => {
    const format = namedFile(text)?.format;
    if (!format) return refused("file");
    return formatsOf(settings).some((one) => one === format) ? done(text) : refused("file-type");
  },
});

/** What may be sent, as its question says. */
export function fileLimits(settings: unknown): {
  groups: readonly FileGroup[];
  formats: readonly FileFormat[];
  /** Megabytes. */
  largest: number;
} {
  const read = z.safeParse(SettingsSchema, settings);
  const said = read.success ? read.data : {};
  return {
    groups: said.groups ?? USUAL,
    formats: formatsOf(said),
    largest: said.largest ?? MOST_MEGABYTES,
  };
}

function formatsOf({ groups }: { groups?: readonly FileGroup[] | undefined }): FileFormat[] {
  return (groups ?? USUAL).flatMap((group) => [...FILE_GROUPS[group]]);
}
