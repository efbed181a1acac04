"use server";

import { editionAction } from "@/lib/access/access";
import { setCapacity } from "../commands/set-capacity";
import { CapacitySchema } from "../schema/capacity";

export const setCapacityAction = editionAction("set-capacity", CapacitySchema, setCapacity);
