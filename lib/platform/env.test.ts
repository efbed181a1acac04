import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EnvironmentSchema, readSettings } from "./env";

const secret = "only-for-tests-0123456789abcdef0123456789abcdef";

describe("settings", () => {
  test("have safe defaults on this machine", () => {
    const settings = readSettings({}, secret);
    expect(settings).toMatchObject({
      embedded: true,
      publicUrl: "http://localhost:3000",
      smtpUrl: null,
      newOrganisations: "signed-in",
      trustedProxies: [],
    });
  });

  test("on a public address only an administrator makes organisations", () => {
    const settings = readSettings(
      { PUBLIC_URL: "https://school.example/", SMTP_URL: "smtps://mail.example" },
      secret,
    );
    expect(settings).toMatchObject({ publicUrl: "https://school.example", newOrganisations: "admin" });
  });

  test.each([
    ["a public address without mail", { PUBLIC_URL: "https://school.example" }, secret, /SMTP_URL/],
    ["no secret", {}, null, /APP_SECRET/],
    ["a short secret", { APP_SECRET: "short" }, null, /APP_SECRET/],
    ["a sample secret", { APP_SECRET: "change-me-change-me-change-me-change-me" }, null, /sample/],
    ["another database", { DATABASE_URL: "mysql://localhost" }, secret, /DATABASE_URL/],
    ["an odd address", { PUBLIC_URL: "javascript:alert(1)" }, secret, /PUBLIC_URL/],
    ["an odd choice", { NEW_ORGANISATIONS: "everybody" }, secret, /NEW_ORGANISATIONS/],
  ])("refuse %s, by name", (_what, environment, stored, message) => {
    expect(() => readSettings(environment, stored)).toThrow(message);
  });

  test("never echo the value of a refused secret", () => {
    expect(() => readSettings({ APP_SECRET: "hunter2" }, null)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
  });
});

test(".env.example names every setting, and nothing else", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.sort()).toEqual(Object.keys(EnvironmentSchema.shape).sort());
});
