import { beforeAll, expect, test } from "vitest";
import { forgetSettings } from "./env";
import { isLinkToken, linkToken, linkTokenId } from "./secrets";

const id = "0192f7a8-7c3e-7d10-8a51-3b1c0d2e4f60";
beforeAll(() => {
  process.env.APP_SECRET = "only-for-tests-0123456789abcdef0123456789abcdef";
  forgetSettings();
});

test("a link token tells its id, and only the right purpose and version open it", () => {
  const token = linkToken("private-link", id, 3);
  expect(token).toMatch(/^[A-Za-z0-9_-]{49}$/);
  expect(linkTokenId(token)).toBe(id);
  expect(isLinkToken(token, "private-link", id, 3)).toBe(true);
  expect(isLinkToken(token, "ticket", id, 3)).toBe(false);
  expect(isLinkToken(token, "private-link", id, 4)).toBe(false);
  expect(isLinkToken(token, "private-link", "0192f7a8-7c3e-7d10-8a51-3b1c0d2e4f61", 3)).toBe(false);
});

test.each([["a".repeat(48)], ["../../../etc/passwd"], [`${"a".repeat(48)}é`], [""]])(
  "%j is no token",
  (text) => {
    expect(linkTokenId(text)).toBeNull();
  },
);

test("every character counts", () => {
  const token = linkToken("private-link", id, 1);
  for (let place = 22; place < token.length; place += 1) {
    const other = token[place] === "A" ? "B" : "A";
    const forged = token.slice(0, place) + other + token.slice(place + 1);
    expect(isLinkToken(forged, "private-link", id, 1)).toBe(false);
  }
});
