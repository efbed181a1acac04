import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { noteForwarding } from "@/server/note-forwarding.mjs";
import { forgetSettings } from "../env";
import { webProcess } from "../web-process.mjs";
import { sharedAddress, sharedAddressNow } from "./forwarding";

function set(environment: Record<string, string>) {
  const all = { APP_SECRET: "x".repeat(40), SMTP_URL: "smtp://localhost", ...environment };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  forgetSettings();
}
beforeEach(() => {
  set({ PUBLIC_URL: "https://school.example.org", TRUSTED_PROXIES: "" });
  // What the tests of others asked a server.
  webProcess.forwarding.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

const requests = (of: (number: number) => { peer: string; forwarded: string }, count = 40) =>
  Array.from({ length: count }, (_, number) => of(number));

describe("visitors who share one address", () => {
  const throughProxy = requests((number) => ({ peer: "10.0.0.2", forwarded: `192.0.2.${number % 5}` }));

  test("are noticed when the proxy is not believed, and no longer when it is", () => {
    expect(sharedAddress(throughProxy)).toBe("10.0.0.2");
    set({ TRUSTED_PROXIES: "10.0.0.2" });
    expect(sharedAddress(throughProxy)).toBeNull();
  });

  test("are noticed behind the second of two proxies", () => {
    set({ TRUSTED_PROXIES: "127.0.0.1" });
    const chain = requests((n) => ({ peer: "127.0.0.1", forwarded: `192.0.2.${n % 5}, 10.0.0.9` }));
    expect(sharedAddress(chain)).toBe("10.0.0.9");
  });

  test("are noticed on a public site whose proxy says nothing", () => {
    const silent = requests(() => ({ peer: "::ffff:127.0.0.1", forwarded: "" }));
    expect(sharedAddress(silent)).toBe("127.0.0.1");
    set({ PUBLIC_URL: "http://localhost:3000" });
    expect(sharedAddress(silent)).toBeNull();
  });

  test("are not suspected: one visitor alone, several directly, a handful of requests", () => {
    expect(sharedAddress(requests(() => ({ peer: "192.0.2.1", forwarded: "" })))).toBeNull();
    expect(sharedAddress(requests((n) => ({ peer: `192.0.2.${n % 3}`, forwarded: "" })))).toBeNull();
    expect(sharedAddress(throughProxy.slice(0, 10))).toBeNull();
    set({ TRUSTED_PROXIES: "127.0.0.1" });
    const alone = requests(() => ({ peer: "127.0.0.1", forwarded: "192.0.2.7" }));
    expect(sharedAddress(alone)).toBeNull();
  });

  test("are those of this process's last requests, its own checks left out", () => {
    for (const { peer, forwarded } of throughProxy)
      noteForwarding({ url: "/api/healthz", headers: { "x-forwarded-for": forwarded } }, peer);
    expect(sharedAddressNow()).toBeNull();
    for (const { peer, forwarded } of throughProxy)
      noteForwarding({ url: "/en", headers: { "x-forwarded-for": forwarded } }, peer);
    expect(sharedAddressNow()).toBe("10.0.0.2");
    for (let count = 0; count < 200; count += 1)
      noteForwarding({ url: "/en", headers: {} }, `192.0.2.${count % 9}`);
    expect(sharedAddressNow()).toBeNull();
  });
});
