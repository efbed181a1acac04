"use server";

import { editionAction } from "@/lib/access/access";
import { sendAgain, sendLink } from "../commands/send-again";
import { SendAgainSchema, SendLinkSchema } from "../schema/send-again";

export const sendLinkAction = editionAction("change-registration", SendLinkSchema, sendLink);

export const sendAgainAction = editionAction("decide-messages", SendAgainSchema, sendAgain);
