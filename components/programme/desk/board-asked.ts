import type { BoardAsked } from "@/lib/programme/queries/board";

/** More columns do not fit on a screen; other rooms are a click away. */
export const ROOMS_SHOWN = 8;

/** An import can bring a thousand at once; the others come at a click. */
const UNSCHEDULED_SHOWN = 60;

/** As many odd slots as one reads; the cards themselves are marked too. */
const ODD_SHOWN = 50;

/** What the board's address asks for. */
export function boardAsked(asked: Record<string, string | string[] | undefined>): BoardAsked {
  return {
    day: typeof asked.day === "string" ? asked.day : undefined,
    rooms: { page: Number(asked.rooms) || 1, size: ROOMS_SHOWN },
    unscheduled: asked.unplaced === "all" ? "all" : UNSCHEDULED_SHOWN,
    odd: ODD_SHOWN,
  };
}
