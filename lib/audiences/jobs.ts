import "server-only";
import { repeat } from "@/lib/platform/repeat";
import { sendPlanned } from "./commands/plan-mailing";

/** Sends planned messages when their moment comes. */
export const startPlanned = () => repeat("planned messages decided about", sendPlanned);
