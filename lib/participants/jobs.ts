import "server-only";
import { repeat } from "@/lib/platform/repeat";
import { endUndoTimes } from "./commands/end-undo-times";

/** Ends the undo times of decisions when they are over. */
export const startUndoTimes = () => repeat("undo times ended", endUndoTimes);
