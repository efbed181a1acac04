import "server-only";
import { repeat } from "@/lib/platform/repeat";
import { releasePlanned } from "./commands/release-planned";

/** Makes planned releases when their moment comes. */
export const startPlannedReleases = () => repeat("planned releases decided about", releasePlanned);
