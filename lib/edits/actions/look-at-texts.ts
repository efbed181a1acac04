"use server";

import { editionAction } from "@/lib/access/access";
import { lookAtTexts } from "../commands/look-at-texts";
import { LookedAtSchema } from "../schema";

export const lookAtTextsAction = editionAction("edit-edition", LookedAtSchema, lookAtTexts);
