import type { BoardAsked } from "@/lib/programme/queries/board";

/** More columns do not fit on a screen; other rooms are a click away. */
export const ROOMS_SHOWN = 8;

/** An import can bring a thousand at once; the others come at a click. */
const UNSCHEDULED_SHOWN = 60;

/** More without a time than these are not seen at one look: they can be searched. */
export const FINDABLE = 6;

/** As many odd slots as one reads; the cards themselves are marked too. */
const ODD_SHOWN = 50;

/** What the board's address asks for. */
export function boardAsked(asked: Record<string, string | string[] | undefined>): BoardAsked {
  return {
    day: typeof asked.day === "string" ? asked.day : undefined,
    rooms: { page: Number(asked.rooms) || 1, size: ROOMS_SHOWN },
    unscheduled: { find: findAsked(asked), most: asked.unplaced === "all" ? "all" : UNSCHEDULED_SHOWN },
    odd: ODD_SHOWN,
  };
}

const LONGEST = 100;

/** The words by which sessions without a time are looked for; "" for none. */
export function findAsked({ find }: Record<string, string | string[] | undefined>): string {
  return typeof find === "string" ? find.trim().slice(0, LONGEST) : "";
}
