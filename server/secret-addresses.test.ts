import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { headerIn, openGuarded } from "@/prisma/testing/guarded-server";
import { isSecretAddress } from "./secret-addresses.mjs";

let door: Awaited<ReturnType<typeof openGuarded>>;
beforeAll(async () => {
  door = await openGuarded(["/[locale]/(live)/r/[token]/page", "/[locale]/(live)/sign-in/page"]);
});
afterAll(() => door.close());

/** Every address of the product, as the folders of app/ say, with something where a name is asked for. */
const addresses = readdirSync("app/[locale]", { recursive: true, encoding: "utf8" })
  .filter((name) => /(page|route)\.tsx?$/.test(name))
  .map((name) => `/it/${name.replace(/\([a-z]+\)\/|\/?(page|route)\.tsx?$/g, "")}`);

test("an address with a token or a draft in it is a secret, and no other but its kin", () => {
  const secret = addresses.filter((address) => /\[(token|draft)\]/.test(address));
  expect(secret.length).toBeGreaterThan(10);
  const judged = addresses.filter((address) => isSecretAddress(address.replaceAll(/\[(\w+)\]/g, "$1")));
  expect(judged.sort()).toEqual([...secret, "/it/r/erased"].sort());
});

test("what it answers names the site alone where it leads, whatever Next says; other pages are as they were", async () => {
  const ask = (path: string) => door.send(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close`);
  for (const path of ["/en/r/abc", "/en/%72/abc?x=1", "/unsubscribe/abc", "/me/agenda/abc.ics"])
    expect(headerIn(await ask(path), "referrer-policy"), path).toBe("strict-origin");
  for (const path of ["/en/sign-in", "/en/sign-in?to=/en/r/abc"])
    expect(headerIn(await ask(path), "referrer-policy"), path).toBe("same-origin");
});
