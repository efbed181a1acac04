"use server";

import { editionAction } from "@/lib/access/access";
import { bringBack } from "../commands/bring-back";
import { letInAbove } from "../commands/let-in-above";
import { BringBackSchema, LetInSchema } from "../schema/decision";

export const bringBackAction = editionAction("decide-registration", BringBackSchema, bringBack);
export const letInAboveAction = editionAction("exceed-capacity", LetInSchema, letInAbove);
