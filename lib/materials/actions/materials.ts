"use server";

import { editionAction } from "@/lib/access/access";
import { createLink, editMaterial, removeMaterial } from "../commands/materials";
import { MaterialRemovalSchema, MaterialSchema, NewLinkSchema } from "../schema";

export const createLinkAction = editionAction("edit-pictures", NewLinkSchema, createLink);
export const editMaterialAction = editionAction("edit-pictures", MaterialSchema, editMaterial);
export const removeMaterialAction = editionAction("edit-pictures", MaterialRemovalSchema, removeMaterial);
