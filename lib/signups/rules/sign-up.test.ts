import { expect, test } from "vitest";
import { whyNotOpen } from "./sign-up";

const NOW = new Date("2027-05-06T08:00:00Z");
const open = { signUp: "sign_up", opensAt: null, cancelled: false, begun: false, open: true } as const;

test.each([
  [{}, null],
  [{ signUp: "free" }, "no-places"],
  [{ signUp: "closed", open: false }, "closed"],
  [{ open: false }, "closed"],
  [{ cancelled: true, open: false }, "cancelled"],
  [{ begun: true, open: false }, "begun"],
  [{ opensAt: new Date(NOW.getTime() + 1) }, "not-open"],
  [{ opensAt: NOW }, null],
] as const)("%j: %s", (more, expected) => {
  expect(whyNotOpen({ ...open, ...more }, NOW)).toBe(expected);
});
