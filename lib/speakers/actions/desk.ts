"use server";

import { editionAction } from "@/lib/access/access";
import { endSpeakerLink } from "../commands/end-link";
import { inviteSpeakers } from "../commands/invite-speakers";
import { replyFor } from "../commands/reply";
import { setSpeakersUntil } from "../commands/set-until";
import { EndSpeakerLinkSchema, InviteSpeakersSchema, ReplyForSchema, SpeakersUntilSchema } from "../schema";

export const inviteSpeakersAction = editionAction("send-messages", InviteSpeakersSchema, inviteSpeakers);
export const endSpeakerLinkAction = editionAction("edit-speakers", EndSpeakerLinkSchema, endSpeakerLink);
export const replyForAction = editionAction("edit-speakers", ReplyForSchema, replyFor);
export const setSpeakersUntilAction = editionAction("edit-edition", SpeakersUntilSchema, setSpeakersUntil);
