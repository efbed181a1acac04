"use server";

import { editionAction } from "@/lib/access/access";
import { editPicture, removePicture } from "../commands/edit-picture";
import { PictureRemovalSchema, PictureSchema } from "../schema";

export const editPictureAction = editionAction("edit-pictures", PictureSchema, editPicture);
export const removePictureAction = editionAction("edit-pictures", PictureRemovalSchema, removePicture);
