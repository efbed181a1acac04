import { isSettled, type Phase } from "@/lib/editions/rules/phases";
import { isLive } from "./phases";

/** What giving something up leads to; each has its sentence in the texts, under `registration`. */
export type Consequence =
  | `withdraw.${"place" | "placeClosed" | "list" | "pending" | "sensitive" | "again" | "notAgain"}`
  | `erase.${"text" | "place" | "backup"}`;

interface GivenUp {
  state: string;
  phase: Phase;
  /** Something about access or diet was answered. */
  sensitive: boolean;
}

/** What is lost together with a registration: nothing that nobody has, in an edition that still gives something. */
function lost({ state, phase }: GivenUp): "place" | "list" | "pending" | null {
  if (isSettled(phase) || !isLive(state)) return null;
  return state === "waitlisted" ? "list" : state === "pending" ? "pending" : "place";
}

/** What somebody is told before they withdraw, in this order. */
export function consequencesOfWithdrawing(given: GivenUp): Consequence[] {
  const gone = lost(given);
  const closed = given.phase === "closed" || given.phase === "running";
  return [
    ...(gone ? [`withdraw.${gone === "place" && closed ? "placeClosed" : gone}` as const] : []),
    ...(given.sensitive ? ["withdraw.sensitive" as const] : []),
    ...(gone ? [`withdraw.${closed ? "notAgain" : "again"}` as const] : []),
  ];
}

/** What somebody is told before everything about them is erased, in this order. */
export function consequencesOfErasing(given: GivenUp): Consequence[] {
  const gone = lost(given);
  return [
    "erase.text",
    ...(gone ? [gone === "place" ? ("erase.place" as const) : (`withdraw.${gone}` as const)] : []),
    "erase.backup",
  ];
}
