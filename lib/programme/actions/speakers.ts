"use server";

import { editionAction } from "@/lib/access/access";
import { createSpeaker, editSpeaker, removeSpeaker } from "../commands/edit-speaker";
import { NewSpeakerSchema, SpeakerRemovalSchema, SpeakerSchema } from "../schema/speaker";

export const createSpeakerAction = editionAction("edit-speakers", NewSpeakerSchema, createSpeaker);
export const editSpeakerAction = editionAction("edit-speakers", SpeakerSchema, editSpeaker);
export const removeSpeakerAction = editionAction("edit-speakers", SpeakerRemovalSchema, removeSpeaker);
