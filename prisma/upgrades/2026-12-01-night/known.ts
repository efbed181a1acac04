import { KNOWN as BEFORE } from "../2026-12-01/known";
import type { Known } from "../known";

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = {
  ...BEFORE,
  madeAt: "2026-12-01T16:13:01Z",
  migrations: 69,
  placed: {
    edition: "edition-of-the-files",
    registrations: ["01a22e39-8d00-7529-951a-7a1ac8cbffb1", "01a22e39-9667-739b-854e-e1cbe640dc31"],
    places: [
      "Session of Ada Pagina: signed_up, 0 left, 1 wait",
      "Session of Bruno Foglio: not in, 4 left, 0 wait",
      "Session of Cleo Carta: not in, 3 left, 0 wait, not-open",
      "Session of Ada Pagina: waiting, place 1, 0 left, 1 wait",
      "Session of Bruno Foglio: signed_up, 4 left, 0 wait",
      "Session of Cleo Carta: not in, 3 left, 0 wait, not-open",
    ],
    kitchen: "edition-of-the-kitchen",
    totals: ["vegan+halal 5", "all 5"],
  },
};
