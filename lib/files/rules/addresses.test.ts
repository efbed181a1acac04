import { createHash } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { addressKey } from "@/lib/platform/secrets";
import {
  addressOf,
  hashOf,
  isFormat,
  mayOpen,
  mediaTypeOf,
  nameOf,
  ORIGINAL,
  privateAddressOf,
} from "./addresses";

beforeEach(() => {
  vi.stubEnv("APP_SECRET", "only-for-tests-0123456789abcdef0123456789abcdef");
});

const COPY = { hash: "a".repeat(64), cut: "wide", format: "avif", width: 1280 };
const NOW = new Date("2027-05-06T10:04:59Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

/** What stands behind the question mark of a private address. */
function askedBy(address: string) {
  const query = new URL(address, "https://example.org").searchParams;
  return { until: query.get("until"), key: query.get("key") };
}

test.each([
  ["avif", "image/avif", "wide-1280.avif"],
  ["webp", "image/webp", "wide-1280.webp"],
  ["jpeg", "image/jpeg", "wide-1280.jpg"],
  ["png", "image/png", "wide-1280.png"],
] as const)("%s is served as %s, called %s", (format, type, name) => {
  expect([isFormat(format), mediaTypeOf(format), nameOf({ ...COPY, format })]).toEqual([true, type, name]);
});

test("a stored word that is no format is served as none", () => {
  expect(["gif", "toString", "__proto__", ""].map(isFormat)).toEqual([false, false, false, false]);
  expect(nameOf({ ...COPY, format: "gif" })).toBe("wide-1280.gif");
});

test("an address is made of the bytes and their row, and says nothing else", () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect(hashOf("one", bytes)).toBe(createHash("sha256").update("one").update(bytes).digest("hex"));
  expect(
    new Set([hashOf("one", bytes), hashOf("other", bytes), hashOf("one", new Uint8Array([1]))]).size,
  ).toBe(3);
  expect(addressOf(COPY)).toBe(`/files/${COPY.hash}/wide-1280.avif`);
});

test("a private address opens for ten minutes at least and for twenty at most, and is the same for all who ask within ten", () => {
  const address = privateAddressOf(COPY, NOW);
  expect(address.startsWith(`${addressOf(COPY)}?until=`)).toBe(true);
  const asked = askedBy(address);
  const end = new Date("2027-05-06T10:20:00Z");
  expect(Number(asked.until)).toBe(end.getTime() / 1000);
  expect(privateAddressOf(COPY, new Date("2027-05-06T10:09:59Z"))).toBe(address);
  expect(privateAddressOf(COPY, new Date("2027-05-06T10:10:00Z"))).not.toBe(address);
  expect([NOW, later(600), new Date(end.getTime() - 1)].map((at) => mayOpen(COPY.hash, asked, at))).toEqual([
    true,
    true,
    true,
  ]);
  expect([end, later(1200)].map((at) => mayOpen(COPY.hash, asked, at))).toEqual([false, false]);
});

test("it opens nothing else, and for no longer than it says", () => {
  const asked = askedBy(privateAddressOf(COPY, NOW));
  const open = (change: Partial<typeof asked>, hash = COPY.hash) =>
    mayOpen(hash, { ...asked, ...change }, NOW);
  expect(open({})).toBe(true);
  expect(open({}, "b".repeat(64))).toBe(false);
  expect(open({ until: String(Number(asked.until) + 600) })).toBe(false);
  expect(open({ key: null })).toBe(false);
  expect(open({ key: "" })).toBe(false);
  expect(open({ until: null })).toBe(false);
});

test.each([
  "9e9",
  " 9999999999",
  "9999999999 ",
  "+9999999999",
  "9999999999.5",
  "0xfffffffff",
  "1".repeat(13),
])("%j is no moment, though its key is ours", (until) => {
  const key = addressKey("file", `${COPY.hash} ${until}`);
  expect(mayOpen(COPY.hash, { until, key }, NOW)).toBe(false);
});

test("twelve digits are one", () => {
  const until = "9".repeat(12);
  expect(mayOpen(COPY.hash, { until, key: addressKey("file", `${COPY.hash} ${until}`) }, NOW)).toBe(true);
});

test("under which word the copy is stored that the others are made from", () => {
  expect(ORIGINAL).toBe("original");
});
