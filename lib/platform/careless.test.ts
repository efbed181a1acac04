import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { carelessSettings } from "./careless";

const strong = "aT3vq0Zk9mYw2LrX7cN5uHs8eJd1BfGpQoVi4xKy";
const of = (publicUrl: string, secret = strong, allowHttp = false) =>
  carelessSettings({ publicUrl, secret, allowHttp, previousSecret: null }).map((found) => found.setting);

test.each([
  ["http://school.example.org", ["PUBLIC_URL"]],
  ["http://192.168.1.5:3000", ["PUBLIC_URL"]],
  ["http://127.school.example.org", ["PUBLIC_URL"]],
  ["http://localhost.example.org", ["PUBLIC_URL"]],
  ["https://school.example.org", []],
  ["http://localhost:3000", []],
  ["http://127.0.0.1:3000", []],
  ["http://[::1]:3000", []],
])("%s: %j", (address, found) => {
  expect(of(address)).toEqual(found);
});

test("plain http in a closed network is said, not guessed", () => {
  expect(of("http://school.lan", strong, true)).toEqual([]);
});

test.each([
  ["one letter", "a".repeat(40)],
  ["few letters", "abcabdabcabeabcabdabcabfabcabdabcabe"],
  ["a piece again and again", "correct-horse-battery-correct-horse-battery-"],
  ["counted", "0123456789abcdefghijklmnopqrstuvwxyz"],
  ["a sample", "please-change-me-8fk2mq9zt4x7wv1ncb53"],
  ["a piece again and again, and something behind", "iKnowYouiKnowYouiKnowYouiKnowYouiKnow!7"],
  ["rows of the keyboard", "qwertyuiopasdfghjklzxcvbnm123456"],
  ["rows of a German keyboard", "QWERTZUIOPasdfghjklyxcvbnm1234567"],
  ["the command that was not run", "<openssl rand -base64 48>-8fk2mq9zt4x7"],
  ["one cut short in its file", "aT3vq0Zk9mYw2LrX7cN5"],
  ["a word for it", "my-very-long-password-of-40-letters-2026!"],
])("a weak secret, %s, is one on this machine, too", (_what, secret) => {
  expect(of("http://localhost:3000", secret)).toEqual(["APP_SECRET"]);
  expect(
    carelessSettings({ publicUrl: "https://a.example", secret, allowHttp: false, previousSecret: null })[0]
      ?.sentence,
  ).not.toContain(secret);
});

test("the secret of the tests stands in the repository: on this machine only", () => {
  const published = "only-for-tests-0123456789abcdef0123456789abcdef";
  expect(of("http://localhost:3000", published)).toEqual([]);
  expect(of("https://school.example.org", published)).toEqual(["APP_SECRET"]);
});

/** Bytes as if drawn, the same in each run: a drawn secret holds a guessable word once in some thousand runs. */
const drawn = (round: number) => createHash("sha384").update(`secret ${round}`).digest();

test("secrets made at random pass, in whatever letters", () => {
  for (let round = 0; round < 2_000; round += 1)
    for (const letters of ["base64", "base64url", "hex"] as const)
      expect(of("https://school.example.org", drawn(round).toString(letters))).toEqual([]);
});

test("the secret before opens as much while it counts, so it is judged alike", () => {
  const found = (previousSecret: string | null) =>
    carelessSettings({ publicUrl: "https://a.example", secret: strong, allowHttp: false, previousSecret });
  expect(found(null)).toEqual([]);
  expect(found(drawn(0).toString("base64"))).toEqual([]);
  const [one, ...more] = found("a".repeat(40));
  expect([one?.setting, more]).toEqual(["APP_SECRET_PREVIOUS", []]);
  expect(one?.sentence).not.toContain("aaaa");
});
