"use server";

import { editionAction } from "@/lib/access/access";
import { moveToCategory } from "../commands/move-to-category";
import { MoveSchema } from "../schema/move";

export const moveToCategoryAction = editionAction("change-registration", MoveSchema, moveToCategory);
