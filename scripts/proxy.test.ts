import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "../proxy";

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
