import { expect, test } from "vitest";
import { freePort } from "./free-port.mjs";

test("whoever asks at the same moment gets a port of one's own", async () => {
  const ports = await Promise.all(Array.from({ length: 8 }, freePort));
  expect(new Set(ports).size).toBe(8);
});
