import { createServer } from "node:net";
import { expect, test } from "vitest";
import { isPortFree, listenAddress, ownAddress } from "./processes.mjs";

test.each([
  ["http://localhost:3000", undefined, "127.0.0.1"],
  ["http://127.0.0.1:3000", undefined, "127.0.0.1"],
  ["http://[::1]:3000", undefined, "::1"],
  ["http://127.school.example.org", undefined, undefined],
  ["https://school.example.org", undefined, undefined],
  ["https://school.example.org", "127.0.0.1", "127.0.0.1"],
  ["http://localhost:3000", "0.0.0.0", "0.0.0.0"],
  ["http://localhost:3000", "", "127.0.0.1"],
])("with PUBLIC_URL %s and HOST %s it listens on %s", (publicUrl, host, expected) => {
  expect(listenAddress(publicUrl, host)).toBe(expected);
});

test("a server of all addresses is asked on this machine's own", () => {
  expect([undefined, "0.0.0.0", "::", "::1", "10.0.0.5"].map(ownAddress)).toEqual([
    "127.0.0.1",
    "127.0.0.1",
    "127.0.0.1",
    "[::1]",
    "10.0.0.5",
  ]);
});

test("a port is free on one address while another one has it", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.2", resolve));
  const { port } = server.address() as { port: number };
  expect(await isPortFree(port, "127.0.0.2")).toBe(false);
  expect(await isPortFree(port, "127.0.0.1")).toBe(true);
  server.close();
});
