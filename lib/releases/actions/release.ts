"use server";

import { editionAction } from "@/lib/access/access";
import { planForLater, takePlanBack } from "../commands/plan-release";
import { release } from "../commands/release";
import { rollBackTo } from "../commands/roll-back";
import { PlannedReleaseSchema, ReleaseSchema, RollBackSchema, UnplannedReleaseSchema } from "../schema";

export const releaseAction = editionAction("release", ReleaseSchema, release);
export const rollBackAction = editionAction("release", RollBackSchema, rollBackTo);
export const planReleaseAction = editionAction("release", PlannedReleaseSchema, planForLater);
export const unplanReleaseAction = editionAction("release", UnplannedReleaseSchema, takePlanBack);
