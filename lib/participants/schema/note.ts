import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { formSchema, IdSchema, VersionSchema } from "@/lib/platform/form-fields";
import { blockSchema } from "@/lib/platform/text";
import { RegistrationsSchema } from "./tag";

export const LONGEST_NOTE = 4_000;

const text = z.pipe(blockSchema(LONGEST_NOTE), z.string().check(z.minLength(1, "missing")));

/** Words of the team about registrations, for itself. */
export const NewNoteSchema = formSchema({ ...editionAddress, registrations: RegistrationsSchema, text });
export type NewNote = z.output<typeof NewNoteSchema>;

export const NoteEditSchema = formSchema({ ...editionAddress, note: IdSchema, version: VersionSchema, text });
export type NoteEdit = z.output<typeof NoteEditSchema>;

export const NoteRemovalSchema = formSchema({ ...editionAddress, note: IdSchema, version: VersionSchema });
export type NoteRemoval = z.output<typeof NoteRemovalSchema>;

export const NoteReturnSchema = formSchema({ ...editionAddress, note: IdSchema });
export type NoteReturn = z.output<typeof NoteReturnSchema>;

/** A note, as the desk reads it. */
export interface Note {
  id: string;
  text: string;
  version: number;
  at: string;
  /** When its author wrote it otherwise. */
  edited: string | null;
  /** Who wrote it; null: somebody who has deleted their sign-in. */
  by: string | null;
  /** Whoever reads it wrote it. */
  mine: boolean;
}
