import { beforeAll, expect, test } from "vitest";
import { forgetSettings } from "../env";
import { KNOWN_DAYS } from "./cookies";
import { findProof, withProof } from "./known-browser";

beforeAll(() => {
  process.env.APP_SECRET = "only-for-tests-0123456789abcdef0123456789abcdef";
  forgetSettings();
});

const now = new Date("2027-03-01T12:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

test("a browser that has signed in with an address is known for it, in any spelling, and for no other", () => {
  const value = withProof(undefined, "Ada@Example.org", now);
  expect(findProof(value, "ada@example.org", now)).toMatch(/^[\w-]{22}$/);
  expect(findProof(value, "eve@example.org", now)).toBeNull();
  expect(value).not.toMatch(/ada/i);
});

test("two browsers of one address have two names, and a proof ends by itself", () => {
  const [one, other] = [
    withProof(undefined, "ada@example.org", now),
    withProof(undefined, "ada@example.org", now),
  ];
  expect(findProof(one, "ada@example.org", now)).not.toBe(findProof(other, "ada@example.org", now));
  expect(findProof(one, "ada@example.org", later(KNOWN_DAYS))).not.toBeNull();
  expect(findProof(one, "ada@example.org", later(KNOWN_DAYS + 1))).toBeNull();
});

test("it remembers five addresses, the newest first, each once", () => {
  let value: string | undefined;
  for (const name of ["a", "b", "c", "d", "e", "f", "f"])
    value = withProof(value, `${name}@example.org`, now);
  expect(value?.split("~")).toHaveLength(5);
  expect(findProof(value, "a@example.org", now)).toBeNull();
  for (const name of ["b", "c", "d", "e", "f"])
    expect(findProof(value, `${name}@example.org`, now)).not.toBeNull();
});

test.each(["", "~", "x.y.z", "a".repeat(9_000), "~~~~~~~~~~"])(
  "what nobody made (%j) proves nothing",
  (value) => {
    expect(findProof(value, "ada@example.org", now)).toBeNull();
  },
);

test("a changed day or name breaks a proof", () => {
  const value = withProof(undefined, "ada@example.org", now);
  const [id = "", day = "", given = ""] = value.split(".");
  expect(findProof(`${id}.${Number(day) + 1}.${given}`, "ada@example.org", now)).toBeNull();
  expect(
    findProof(
      `${id.replace(/^./, (sign) => (sign === "A" ? "B" : "A"))}.${day}.${given}`,
      "ada@example.org",
      now,
    ),
  ).toBeNull();
});
