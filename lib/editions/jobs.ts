import "server-only";
import { repeat } from "@/lib/platform/repeat";
import { carryOutCancellations } from "./commands/carry-out-cancellation";

/** Carries out cancellations of editions when nobody has stopped them. */
export const startCancellations = () => repeat("cancellations carried out", carryOutCancellations);
