"use server";

import { editionAction } from "@/lib/access/access";
import { createRoom, editRoom, removeRoom } from "../commands/edit-room";
import { createTheme, editTheme, removeTheme } from "../commands/edit-theme";
import {
  NewRoomSchema,
  NewThemeSchema,
  RoomRemovalSchema,
  RoomSchema,
  ThemeRemovalSchema,
  ThemeSchema,
} from "../schema/themes-and-rooms";

export const createThemeAction = editionAction("edit-themes", NewThemeSchema, createTheme);
export const editThemeAction = editionAction("edit-themes", ThemeSchema, editTheme);
export const removeThemeAction = editionAction("edit-themes", ThemeRemovalSchema, removeTheme);

export const createRoomAction = editionAction("edit-rooms", NewRoomSchema, createRoom);
export const editRoomAction = editionAction("edit-rooms", RoomSchema, editRoom);
export const removeRoomAction = editionAction("edit-rooms", RoomRemovalSchema, removeRoom);
