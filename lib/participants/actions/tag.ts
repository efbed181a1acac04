"use server";

import { editionAction } from "@/lib/access/access";
import { editTag, removeTag } from "../commands/edit-tag";
import { tagByName, tagRegistrations } from "../commands/tag-registrations";
import { NewTagSchema, TagEditSchema, TaggingSchema, TagRemovalSchema } from "../schema/tag";

const LISTS = { lists: ["registrations"] };

export const tagRegistrationsAction = editionAction(
  "annotate-registration",
  TaggingSchema,
  tagRegistrations,
  LISTS,
);
export const tagByNameAction = editionAction("annotate-registration", NewTagSchema, tagByName, LISTS);
export const editTagAction = editionAction("annotate-registration", TagEditSchema, editTag);
export const removeTagAction = editionAction("annotate-registration", TagRemovalSchema, removeTag);
