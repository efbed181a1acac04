import type { Known } from "../known";

export const KNOWN: Known = {
  madeAt: "2026-11-27T22:04:25Z",
  migrations: 2,
  sealed: false,
  stepsTaken: false,
  school: "upgrade-school",
  edition: "2027",
  release: { number: 2, name: "Second", shown: 3, cancelled: 1 },
  accepted: { draft: 0, released: 0 },
  asking: 2,
  unicode: {
    id: "01a21f09-9d4f-75b8-93a8-b0593be183ee",
    reference: "EDME4L",
    email: "jm@bücher.example",
    link: "AaIfCZ1PdbiTqLBZO-GD7g7ZR2og9PVI_SnPQWo479avWxcD4",
  },
  ascii: {
    id: "01a21f09-9e02-751f-8e90-fcc262f2bcd6",
    reference: "4A9NFF",
    email: "jm@xn--bcher-kva.example",
    link: "AaIfCZ4CdR-OkPzCYvK81gKTVy4BMJRs-ON_I--Q9QSSkIVs8",
  },
};
