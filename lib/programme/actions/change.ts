"use server";

import { editionAction } from "@/lib/access/access";
import { changeAtDesk, takeBackChange } from "../commands/change-sessions";
import { ChangeBackSchema, ChangeSchema } from "../schema/change";

export const changeSessionsAction = editionAction("edit-sessions", ChangeSchema, changeAtDesk, {
  lists: ["sessions"],
  after: ({ batch }, { schoolSlug, editionSlug }, { locale }) =>
    batch ? `/${locale}/organise/${schoolSlug}/${editionSlug}/programme?changed=${batch}` : undefined,
});
export const takeBackChangeAction = editionAction("edit-sessions", ChangeBackSchema, takeBackChange);
