"use server";

import { editionAction } from "@/lib/access/access";
import { planForLater, takePlanBack } from "../commands/plan-release";
import { release } from "../commands/release";
import { PlannedReleaseSchema, ReleaseSchema, UnplannedReleaseSchema } from "../schema";

export const releaseAction = editionAction("release", ReleaseSchema, release);
export const planReleaseAction = editionAction("release", PlannedReleaseSchema, planForLater);
export const unplanReleaseAction = editionAction("release", UnplannedReleaseSchema, takePlanBack);
