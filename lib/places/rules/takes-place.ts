import { HOLDS_PLACE, isOf } from "@/prisma/enums/states";
import type { RegistrationState, Verdict } from "@/prisma/generated/enums";

/** What says whether a registration takes a place. */
interface PlaceFacts {
  state: RegistrationState;
  verdict: Verdict | null;
  undoState: RegistrationState | null;
  undoVerdict: unknown;
}

/** Whether a registration takes a place, as `TAKES_PLACE` counts it: by its state, by its verdict, or for an undo. */
export function takesPlace(row: PlaceFacts): boolean {
  const kept = row.undoVerdict as { verdict: string } | null;
  return (
    isOf(HOLDS_PLACE, row.state) ||
    isOf(HOLDS_PLACE, row.undoState) ||
    row.verdict === "approve" ||
    kept?.verdict === "approve"
  );
}
