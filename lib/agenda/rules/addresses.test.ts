import { expect, test } from "vitest";
import { personAddress, sessionAddress } from "./addresses";

test("a session's address is its number and its title, or a word where the title has no Latin letter", () => {
  expect(sessionAddress(12, "What do we owe the street?")).toBe("12-what-do-we-owe-the-street");
  expect(sessionAddress(3, "日本")).toBe("3-session");
});

test("a speaker's address is their number and name, or the number alone", () => {
  expect(personAddress({ number: 3, fullName: "Zoë Muster" })).toBe("3-zoe-muster");
  expect(personAddress({ number: 4, fullName: "日本" })).toBe("4");
});
