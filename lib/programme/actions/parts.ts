"use server";

import { editionAction } from "@/lib/access/access";
import { createRoom, editRoom, removeRoom } from "../commands/edit-room";
import { createSpeaker, editSpeaker, removeSpeaker } from "../commands/edit-speaker";
import { createTheme, editTheme, removeTheme } from "../commands/edit-theme";
import {
  NewRoomSchema,
  NewThemeSchema,
  RoomRemovalSchema,
  RoomSchema,
  ThemeRemovalSchema,
  ThemeSchema,
} from "../schema/parts";
import { NewSpeakerSchema, SpeakerRemovalSchema, SpeakerSchema } from "../schema/speaker";

export const createThemeAction = editionAction("edit-programme", NewThemeSchema, createTheme);
export const editThemeAction = editionAction("edit-programme", ThemeSchema, editTheme);
export const removeThemeAction = editionAction("edit-programme", ThemeRemovalSchema, removeTheme);

export const createRoomAction = editionAction("edit-programme", NewRoomSchema, createRoom);
export const editRoomAction = editionAction("edit-programme", RoomSchema, editRoom);
export const removeRoomAction = editionAction("edit-programme", RoomRemovalSchema, removeRoom);

export const createSpeakerAction = editionAction("edit-programme", NewSpeakerSchema, createSpeaker);
export const editSpeakerAction = editionAction("edit-programme", SpeakerSchema, editSpeaker);
export const removeSpeakerAction = editionAction("edit-programme", SpeakerRemovalSchema, removeSpeaker);
