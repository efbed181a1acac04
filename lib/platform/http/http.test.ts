import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetSettings } from "../env";
import { AppError } from "../errors";
import { clientAddress, networkKey } from "./client-address";
import { requireOwnOrigin } from "./origin";

beforeEach(() => {
  vi.stubEnv("APP_SECRET", "only-for-tests-0123456789abcdef0123456789abcdef");
  vi.stubEnv("PUBLIC_URL", "https://school.example");
  vi.stubEnv("SMTP_URL", "smtp://mail.example");
  vi.stubEnv("TRUSTED_PROXIES", "10.0.0.1, ::1");
  forgetSettings();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

describe("the client's address", () => {
  test.each([
    ["203.0.113.9", null, "203.0.113.9"],
    ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["10.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["::ffff:10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"],
    ["10.0.0.1", "198.51.100.1, ::1", "198.51.100.1"],
    ["10.0.0.1", "<script>", "unknown"],
    ["10.0.0.1", null, "10.0.0.1"],
  ])("peer %s forwarding %s is %s", (peer, forwarded, expected) => {
    const headers = new Headers({ "x-convivio-peer": peer });
    if (forwarded) headers.set("x-forwarded-for", forwarded);
    expect(clientAddress(headers)).toBe(expected);
  });

  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("%s counts as %s", (address, expected) => {
    expect(networkKey(address)).toBe(expected);
  });
});

describe("a write's origin", () => {
  test.each([
    [{ origin: "https://school.example" }],
    [{ origin: "https://school.example", "sec-fetch-site": "same-origin" }],
  ])("%j is ours", (headers) => {
    expect(() => requireOwnOrigin(new Headers(headers))).not.toThrow();
  });

  test.each([
    [{}],
    [{ origin: "null" }],
    [{ origin: "https://evil.example" }],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" }],
    [{ origin: "http://school.example" }],
    [{ origin: "https://school.example.evil.example" }],
    [{ origin: "https://school.example", "sec-fetch-site": "cross-site" }],
  ])("%j is not", (headers) => {
    expect(() => requireOwnOrigin(new Headers(headers as Record<string, string>))).toThrow(AppError);
  });
});
