"use server";

import { editionAction } from "@/lib/access/access";
import { askByLink } from "../commands/ask-by-link";
import { AskByLinkSchema } from "../schema";

export const askByLinkAction = editionAction("send-messages", AskByLinkSchema, askByLink);
