import { KNOWN as BEFORE } from "../2026-11-29/known";
import type { Known } from "../known";

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = {
  ...BEFORE,
  madeAt: "2026-11-29T18:24:22Z",
  migrations: 25,
  asked: {
    school: "upgrade-school",
    edition: "2028",
    kinds: 15,
    conditional: ["where-do-you-get-on", "free-seats-in-your-car", "at-what-time"],
    later: [
      ["which-train", "2028-03-01"],
      ["a-song", null],
    ],
    places: ["by-car 1/4", "dinner 2/3", "our-bus 2/2", "picnic 0/0"],
    wished: [
      ["by-car", ["by-car"]],
      ["by-car", ["by-car"]],
    ],
    toAnswer: 7,
    asked: 2,
    worded: 1,
    columns: 1,
  },
};
