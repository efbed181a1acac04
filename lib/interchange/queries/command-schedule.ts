import "server-only";
import { findScheduleTitle } from "@/lib/agenda/queries/edition-title";
import { listReleasedTimes } from "@/lib/agenda/queries/released-times";
import { db } from "@/lib/platform/db/client";
import type { CommandEdition } from "../access";
import { readCurrentProgramme } from "./current-programme";

/** What the operator's schedule is written from: its title, the draft, and the times of the current release if those are asked. */
export async function readForCommand(edition: CommandEdition, language: string, what: "draft" | "release") {
  const [title, draft, released] = await Promise.all([
    findScheduleTitle(db(), edition, language),
    readCurrentProgramme(db(), edition),
    what === "release" ? listReleasedTimes(db(), edition) : null,
  ]);
  return { title, draft, released };
}
