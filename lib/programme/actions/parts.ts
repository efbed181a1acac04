"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
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

export const createThemeAction = defineAction({
  schema: NewThemeSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: createTheme,
});

export const editThemeAction = defineAction({
  schema: ThemeSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: editTheme,
});

export const removeThemeAction = defineAction({
  schema: ThemeRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: removeTheme,
});

export const createRoomAction = defineAction({
  schema: NewRoomSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: createRoom,
});

export const editRoomAction = defineAction({
  schema: RoomSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: editRoom,
});

export const removeRoomAction = defineAction({
  schema: RoomRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: removeRoom,
});

export const createSpeakerAction = defineAction({
  schema: NewSpeakerSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: createSpeaker,
});

export const editSpeakerAction = defineAction({
  schema: SpeakerSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: editSpeaker,
});

export const removeSpeakerAction = defineAction({
  schema: SpeakerRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: removeSpeaker,
});
