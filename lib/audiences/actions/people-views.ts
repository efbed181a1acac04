"use server";

import { editionAction } from "@/lib/access/access";
import { bringBackPeopleView, deletePeopleView, savePeopleView } from "../commands/people-views";
import { BringBackViewSchema, DeleteViewSchema, PeopleViewSchema } from "../schema/people-view";

export const savePeopleViewAction = editionAction("view-registrations", PeopleViewSchema, savePeopleView);

export const deletePeopleViewAction = editionAction("view-registrations", DeleteViewSchema, deletePeopleView);

export const bringBackPeopleViewAction = editionAction(
  "view-registrations",
  BringBackViewSchema,
  bringBackPeopleView,
);
