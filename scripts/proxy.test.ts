import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { LOCALES } from "../lib/platform/i18n/locales";
import { config, proxy } from "../proxy";

test.each([
  ["GET", "/it/schools/tavola/trieste-2027/register", "private, no-cache"],
  ["POST", "/it/schools/tavola/trieste-2027/register", "private, no-store"],
  ["GET", "/it/schools/tavola/trieste-2027/register/AaIi-x/cooperative", "private, no-store"],
  ["GET", "/en/r/AaIi-x", "private, no-store"],
  ["GET", "/en/organise/tavola/trieste-2027/register", "private, no-store"],
])("only the blank first page of a registration may be kept as it was left: %s %s", (method, path, kept) => {
  const answer = proxy(new NextRequest(new URL(path, "https://school.example"), { method }));
  expect(answer.headers.get("cache-control")).toBe(kept);
});

const PRIVATE = ["/r/AaIi-x", "/organise", "/me", "/schools/s/e/register", "/schools/s/e/agenda/find"];
const policyAt = (path: string) => {
  const request = new NextRequest(new URL(path, "https://school.example"));
  return proxy(request).headers.get("content-security-policy");
};

test.each(LOCALES)("Next calls the proxy for every page drawn for one person, in %s", (language) => {
  for (const below of PRIVATE) {
    const url = `/${language}${below}`;
    expect(unstable_doesMiddlewareMatch({ config, url, nextConfig: {} }), url).toBe(true);
    expect(policyAt(url), url).toContain("'nonce-");
  }
  const open = `/${language}/schools/s/e/agenda`;
  expect(unstable_doesMiddlewareMatch({ config, url: open, nextConfig: {} })).toBe(false);
});

test("only the pages of a form in its preview may stand in a frame, and in one of ours", () => {
  const framed = (path: string) => /frame-ancestors ([^;]+)/.exec(policyAt(path) ?? "")?.[1];
  expect(framed("/it/organise/s/e/form/preview/any/you")).toBe("'self'");
  for (const path of [
    "/it/organise/s/e/form/preview",
    "/it/organise/s/e/form/preview/",
    "/it/organise/s/e/form",
    "/it/organise/s/e/settings/form/preview/any/you",
    "/it/organise/form/preview/any/you",
    "/it/schools/s/e/register",
    "/it/r/AaIi-x",
  ])
    expect(framed(path), path).toBe("'none'");
});

test("two letters that are no language are left alone", () => {
  expect(policyAt("/xx/organise")).toBeNull();
  expect(policyAt("/me/organise")).toBeNull();
});
