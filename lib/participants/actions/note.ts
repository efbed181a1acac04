"use server";

import { editionAction } from "@/lib/access/access";
import { addNote, bringBackNote, editNote, removeNote } from "../commands/notes";
import { NewNoteSchema, NoteEditSchema, NoteRemovalSchema, NoteReturnSchema } from "../schema/note";

export const addNoteAction = editionAction("annotate-registration", NewNoteSchema, addNote, {
  lists: ["registrations"],
});
export const editNoteAction = editionAction("annotate-registration", NoteEditSchema, editNote);
export const removeNoteAction = editionAction("annotate-registration", NoteRemovalSchema, removeNote);
export const bringBackNoteAction = editionAction("annotate-registration", NoteReturnSchema, bringBackNote);
