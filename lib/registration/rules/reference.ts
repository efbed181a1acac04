import { randomInt } from "node:crypto";

/** Letters and digits nobody confuses when a reference is read aloud or typed from paper. */
const SAYABLE = "ACDEFHJKLMNPRTUVWXY3479";
const LENGTH = 6;

/** Six sayable characters, e.g. "K7PFRA": one in 148 million, so a clash within an edition is rare and cheap to redraw. */
export function drawReference(): string {
  return Array.from({ length: LENGTH }, () => SAYABLE[randomInt(SAYABLE.length)]).join("");
}
