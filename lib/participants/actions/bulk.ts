"use server";

import { editionAction } from "@/lib/access/access";
import { goOnBulk, undoBulk } from "../commands/go-on-bulk";
import { planBulk } from "../commands/plan-bulk";
import { BulkSchema, PlanBulkSchema } from "../schema/bulk";

export const planBulkAction = editionAction("annotate-registration", PlanBulkSchema, planBulk);

export const goOnBulkAction = editionAction("annotate-registration", BulkSchema, goOnBulk);

export const undoBulkAction = editionAction("annotate-registration", BulkSchema, undoBulk);
