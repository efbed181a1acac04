import { KNOWN as BEFORE } from "../2026-11-30-evening/known";
import type { Known } from "../known";

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = {
  ...BEFORE,
  madeAt: "2026-11-30T20:51:09Z",
  migrations: 64,
  asking: BEFORE.asking + 1,
  replied: {
    edition: "edition-of-the-files",
    stopped: "edition-that-stopped",
    links: [
      "AaIuObB5dSyiIXypeWSlYwHHeuHD7vGHEuy3NDFmUXAfmY940",
      "AaIuObHccC6Shx3ciXrNpwFCMjgkWWQIQpMtmx_ZYV0vDJN-0",
      "AaIuObK6cU2ikUy2umAbyAPfEccf4aLIXVyIeBlZ1HoFOoTOI",
    ],
    answers: ["why-i-come.pdf opens", "why-i-come.jpg opens", "what-i-bring.pdf opens"],
    files: 4,
    counts: "2 confirmed, 1 declined, 0 missing of 3",
    until: "2090-04-20",
    speakers: [
      "Ada Pagina: confirmed (With slides.); Scrive lettere",
      "Bruno Foglio: declined (I am elsewhere.); Scrive",
      "opens no more",
    ],
    releases: ["1: Programme 1.0", "2: Programme 1.1"],
    planned: ["Programme 2.0: 2090-03-01", "Never out: stopped, overlap"],
  },
};
