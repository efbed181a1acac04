"use server";

import { editionAction } from "@/lib/access/access";
import { putBackNotice, putUpNotice, takeDownNotice } from "../commands/edit-notice";
import { NewNoticeSchema, NoticeSchema } from "../schema/notice";

export const putUpNoticeAction = editionAction("edit-edition", NewNoticeSchema, putUpNotice);
export const takeDownNoticeAction = editionAction("edit-edition", NoticeSchema, takeDownNotice);
export const putBackNoticeAction = editionAction("edit-edition", NoticeSchema, putBackNotice);
