"use server";

import { editionAction } from "@/lib/access/access";
import { keepApart } from "../commands/keep-apart";
import { mergePeople } from "../commands/merge-people";
import { partPeople } from "../commands/part-people";
import { MergeSchema, PartSchema } from "../schema/merge";
import { KeepApartSchema } from "../schema/pair";

export const keepApartAction = editionAction("pair-people", KeepApartSchema, keepApart);
export const mergePeopleAction = editionAction("pair-people", MergeSchema, mergePeople);
export const partPeopleAction = editionAction("pair-people", PartSchema, partPeople);
