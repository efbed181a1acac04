"use server";

import { editionAction } from "@/lib/access/access";
import { bringBackVenue, createVenue, deleteVenue, editVenue } from "../commands/edit-venue";
import { NewVenueSchema, VenueDeletionSchema, VenueReturnSchema, VenueSchema } from "../schema/venue";

export const createVenueAction = editionAction("edit-edition", NewVenueSchema, createVenue);
export const editVenueAction = editionAction("edit-edition", VenueSchema, editVenue);
export const deleteVenueAction = editionAction("edit-edition", VenueDeletionSchema, deleteVenue);
export const bringBackVenueAction = editionAction("edit-edition", VenueReturnSchema, bringBackVenue);
