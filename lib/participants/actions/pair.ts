"use server";

import { editionAction } from "@/lib/access/access";
import { keepApart } from "../commands/keep-apart";
import { KeepApartSchema } from "../schema/pair";

export const keepApartAction = editionAction("pair-people", KeepApartSchema, keepApart);
