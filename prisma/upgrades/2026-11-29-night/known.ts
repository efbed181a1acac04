import { KNOWN as BEFORE } from "../2026-11-29-evening/known";
import type { Known } from "../known";

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = {
  ...BEFORE,
  madeAt: "2026-11-29T21:39:10Z",
  migrations: 32,
  asking: BEFORE.asking + 1,
  decided: {
    school: "upgrade-school",
    edition: "edition-of-the-night",
    people: [
      "Alma Nachtigall: cancelled",
      "Bruno Käuzchen: cancelled",
      "Carla Eule: confirmed",
      "Dora Fledermaus: confirmed",
      "Emil Wartend: cancelled",
      "Fanny Wartend: confirmed",
      "Gerda Dohle: confirmed",
      "G. Dohle: cancelled",
      "Hans Elster: confirmed",
      "Hans Elster-Star: withdrawn",
      "Ida Uhu: confirmed",
      "Jonas Gast: pending",
      "Klara Gast: confirmed",
      "Luise Gast: pending",
      "Martin Gast: pending",
      "Nora Gast: pending",
      "Quirin Spät: waitlisted",
    ],
    queue: ["Jonas Gast waits", "Nora Gast waits", "Luise Gast: approve", "Martin Gast: decline"],
    kept: ["Bruno Käuzchen: confirmed", "Emil Wartend: confirmed"],
    corrections: ["Carla Eule: way back", "Dora Fledermaus: taken back", "Bruno Käuzchen: confirmed"],
    merges: ["Gerda Dohle: joined", "Hans Elster: parted"],
    merged: ["G. Dohle in Gerda Dohle"],
    todos: ["decide: Erik Ärmel", "release: 2029-04-01"],
    pages: [
      ["", 8],
      ["the-last-evening", 1],
      ["at-the-very-end", 1],
    ],
    history: [
      "register",
      "cancel",
      "take-back",
      "correct-registration",
      "take-back-correction",
      "answer-for",
    ],
    letIn: ["Quirin Spät"],
  },
};
