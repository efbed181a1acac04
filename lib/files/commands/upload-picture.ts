import "server-only";
import { editionAction } from "@/lib/access/access";
import { LIMITS } from "@/lib/platform/limits";
import { LARGEST_PICTURE } from "@/lib/platform/pictures/make";
import { AddPictureSchema } from "../schema";
import { addPicture } from "./add-picture";

/** What a form has beside its picture. */
const REST = 10_000;

/**
 * As an organiser's action, for the one handler that takes what is larger than actions may be and tells a script how far it is.
 * A file above the limit is refused in megabytes, by the handler before this or by its command.
 */
export const uploadPicture = editionAction("edit-pictures", AddPictureSchema, addPicture, {
  files: ["picture"],
  largest: LARGEST_PICTURE + REST,
  counts: (_input, _network, { actor }) => [[LIMITS.picturePerLogin, actor.id]],
});
