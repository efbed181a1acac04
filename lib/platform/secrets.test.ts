import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetSettings } from "./env";
import {
  isLinkToken,
  linkToken,
  linkTokenId,
  MOST_SEALED,
  seal,
  secretHash,
  secretHashes,
  unseal,
} from "./secrets";

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

test("what was packed well unfolds to no more than a text may have", () => {
  const most = "a".repeat(MOST_SEALED);
  expect(unseal("trial", seal("trial", most))).toBe(most);
  expect(seal("trial", `${most}a`).length).toBeLessThan(2_000);
  expect(unseal("trial", seal("trial", `${most}a`))).toBeNull();
});

test("every character counts", () => {
  const token = linkToken("private-link", id, 1);
  for (let place = 22; place < token.length; place += 1) {
    const other = token[place] === "A" ? "B" : "A";
    const forged = token.slice(0, place) + other + token.slice(place + 1);
    expect(isLinkToken(forged, "private-link", id, 1)).toBe(false);
  }
});

test("what is sealed says nothing, differs each time, and opens for its purpose alone, whole", () => {
  const text = JSON.stringify({ name: "Ada Esempio", diet: "nuts ".repeat(200) });
  const sealed = seal("trial", text);
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(sealed.length).toBeLessThan(text.length / 4);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("Ada");
  expect(seal("trial", text)).not.toBe(sealed);
  expect(unseal("trial", sealed)).toBe(text);
  expect(unseal("ticket", sealed)).toBeNull();
  for (const place of [0, 15, 20, 40, sealed.length - 2]) {
    const other = sealed[place] === "A" ? "B" : "A";
    expect(unseal("trial", sealed.slice(0, place) + other + sealed.slice(place + 1)), `${place}`).toBeNull();
  }
  for (const broken of ["", "A", sealed.slice(0, 30), `${sealed}AAAA`])
    expect(unseal("trial", broken)).toBeNull();
});

describe("while the secret is being changed", () => {
  const made = {} as Record<"ticket" | "draft-link" | "private-link", string>;
  beforeAll(() => {
    for (const purpose of ["ticket", "draft-link", "private-link"] as const)
      made[purpose] = linkToken(purpose, id, 2);
  });
  const change = (secret: string, previous: string) => {
    Object.assign(process.env, { APP_SECRET: secret, APP_SECRET_PREVIOUS: previous });
    forgetSettings();
  };
  afterAll(() => change("only-for-tests-0123456789abcdef0123456789abcdef", ""));

  test.each(["ticket", "draft-link", "private-link"] as const)(
    "a %s of before counts, for itself only",
    (purpose) => {
      change("n".repeat(40), "only-for-tests-0123456789abcdef0123456789abcdef");
      expect(isLinkToken(made[purpose], purpose, id, 2)).toBe(true);
      expect(isLinkToken(made[purpose], purpose, id, 3)).toBe(false);
      expect(isLinkToken(made[purpose], purpose === "ticket" ? "private-link" : "ticket", id, 2)).toBe(false);
      expect(isLinkToken(linkToken(purpose, id, 2), purpose, id, 2)).toBe(true);
      expect(linkToken(purpose, id, 2), "what is made now").not.toBe(made[purpose]);
      change("n".repeat(40), "m".repeat(40));
      expect(isLinkToken(made[purpose], purpose, id, 2)).toBe(false);
      change("n".repeat(40), "");
      expect(isLinkToken(made[purpose], purpose, id, 2)).toBe(false);
    },
  );

  test("what is looked up by a hash is looked up by both", () => {
    const before = secretHash("cookie");
    change("o".repeat(40), "n".repeat(40));
    expect(secretHashes("cookie")).toEqual([secretHash("cookie"), before]);
    expect(secretHash("cookie")).not.toBe(before);
  });

  test("what was sealed before opens", () => {
    change("p".repeat(40), "");
    const sealed = seal("trial", "é");
    change("q".repeat(40), "p".repeat(40));
    expect(unseal("trial", sealed)).toBe("é");
    change("q".repeat(40), "");
    expect(unseal("trial", sealed)).toBeNull();
  });
});
