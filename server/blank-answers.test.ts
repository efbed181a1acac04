import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillAnswer } from "@/lib/platform/http/mark-answer";

const SHELL = '<!DOCTYPE html><html id="__next_error__"><head><meta charSet="utf-8"/></head>';
const WORDS = {
  language: "fr",
  title: "Ce lien ne fonctionne pas",
  paragraphs: ['Il est ancien & "coupé" <b>.'],
  links: [{ href: "/fr/lost-link", text: "Recevoir mon lien" }],
};

/** Written in the pieces given, as Next streams a page. */
function write(response: ServerResponse, status: number, pieces: Array<string | Uint8Array>) {
  response.setHeader("content-security-policy", "style-src 'self' 'nonce-aGVsbG8='");
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  for (const piece of pieces.slice(0, -1)) response.write(piece);
  response.end(pieces.at(-1));
}

const PAGES: Record<string, [number, Array<string | Uint8Array>]> = {
  "/blank": [404, [SHELL, "<body><script>draw()</script></body></html>"]],
  "/in-bytes": [404, [Buffer.from(`${SHELL}<bo`), Buffer.from("dy><script>draw()</script></body></html>")]],
  "/at-once": [404, [`${SHELL}<body></body></html>`]],
  "/drawn": [
    404,
    ["<!DOCTYPE html><html lang='fr'><head></head>", "<body><main>Words é</main></body></html>"],
  ],
  "/found": [200, [SHELL, "<body>here</body></html>"]],
  "/nothing": [404, [""]],
};

const FLIGHT = ["1:first\n", Buffer.from("2:é\n"), "3:last"];
/** Nothing makes it shorter. */
const noise = (seed: string) =>
  Array.from({ length: 4_000 }, (_, at) => createHash("sha256").update(`${seed}${at}`).digest("base64")).join(
    "",
  );
const LONG = [noise("x"), noise("y"), "z"];
let begun = false;

/** A flight as Next sends it: its head at once, the page's gate somewhere between the pieces. */
function fly(path: string, request: IncomingMessage, response: ServerResponse) {
  response.statusCode = 200;
  response.setHeader("content-type", "text/x-component");
  response.flushHeaders();
  const [first, second, last] = path === "/long" ? LONG : FLIGHT;
  response.write(first);
  setImmediate(() => {
    if (path === "/flight") fillAnswer(request.headers, WORDS);
    response.write(second);
    // A compression hands its pieces on when it has time: a long answer is waited for, a short one has its time.
    const patience = path === "/long" ? 20_000 : 50;
    const since = performance.now();
    const look = setInterval(() => {
      begun ||= response.headersSent;
      if (!begun && performance.now() - since < patience) return;
      clearInterval(look);
      response.end(last);
    }, 5);
  });
}

const server = createServer();
let base: string;
beforeAll(async () => {
  const { watchAnswer } = await import("./failed-answers.mjs");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "/";
    request.url = `/fr${path}`;
    watchAnswer(request, response);
    if (request.headers["accept-encoding"] === "gzip") compress(request, response, () => {});
    if (["/flight", "/there", "/long"].includes(path)) return fly(path, request, response);
    fillAnswer(request.headers, WORDS);
    write(response, ...(PAGES[path] as [number, string[]]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each(["/blank", "/in-bytes", "/at-once"])(
  "a page that is not there has its words without scripts: %s",
  async (path) => {
    const answer = await fetch(base + path);
    const body = await answer.text();
    expect(answer.status).toBe(404);
    expect(body).toContain('<html id="__next_error__" lang="fr">');
    expect(body).toContain("<title>Ce lien ne fonctionne pas – Convivio</title></head>");
    expect(body).toMatch(/<body><noscript><style nonce="aGVsbG8=">.*<h1>Ce lien ne fonctionne pas<\/h1>/s);
    expect(body).toContain("<p>Il est ancien &amp; &quot;coupé&quot; &lt;b&gt;.</p>");
    expect(body).toContain('<a href="/fr/lost-link">Recevoir mon lien</a>');
    if (path !== "/at-once") expect(body).toContain("<script>draw()</script></body></html>");
  },
);

test.each(["/drawn", "/found", "/nothing"])("every other answer leaves as it is: %s", async (path) => {
  const answer = await fetch(base + path);
  const [status, pieces] = PAGES[path] as [number, string[]];
  expect(answer.status).toBe(status);
  expect(await answer.text()).toBe(pieces.join(""));
});

/** Next's own: it writes the head with the first piece that it gets. */
const compress = createRequire(import.meta.url)("next/dist/compiled/compression")() as (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

describe.each(["identity", "gzip"])("a navigation inside the app (%s)", (coding) => {
  const headers = { rsc: "1", "accept-encoding": coding };

  test("gets no page, but its status, though Next said 200 with the first piece", async () => {
    const answer = await fetch(`${base}/flight`, { headers });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-encoding")).toBe(coding === "gzip" ? "gzip" : null);
    expect(await answer.text()).toBe("1:first\n2:é\n3:last");
  });

  test("to a page that is there leaves as it is, and a long one before it ends", async () => {
    for (const [path, text] of [
      ["/there", "1:first\n2:é\n3:last"],
      ["/long", LONG.join("")],
    ]) {
      begun = false;
      const answer = await fetch(base + path, { headers });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe(text);
      expect(begun).toBe(path === "/long");
    }
  });

  test("is one only by the value that Next takes for one", async () => {
    const answer = await fetch(`${base}/blank`, { headers: { rsc: "true" } });
    expect(await answer.text()).toContain("noscript");
  });
});
