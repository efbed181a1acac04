import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { frontDoor } from "./front-door.mjs";
import { joinPolicies } from "./one-policy.mjs";

test("of several policies each directive counts as it is said last", () => {
  expect(
    joinPolicies([
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'; form-action 'self'",
      "script-src 'self' 'sha256-a'; Style-Src 'none';",
    ]),
  ).toBe("default-src 'self'; script-src 'self' 'sha256-a'; Style-Src 'none'; form-action 'self'");
});

test("an answer leaves with one policy", async () => {
  const server = createServer(
    frontDoor(
      (_request, response) => {
        response.appendHeader(
          "content-security-policy",
          "default-src 'self'; script-src 'self' 'unsafe-inline'",
        );
        response.appendHeader("content-security-policy", "script-src 'self'");
        response.end("page");
      },
      { pages: [] },
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/en`);
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'self'; script-src 'self'");
  server.close();
});
