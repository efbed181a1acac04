import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerFailure } from "@/lib/platform/http/answer-failure";
import { markDone } from "@/lib/platform/http/mark-answer";

const SITE = "https://school.example";
const away = Object.assign(new Error("Can't reach database server"), { code: "P1001" });

/** What the page behind the form does next; what it got is kept. */
let outcome: (request: IncomingMessage, response: ServerResponse) => void;
let got: FormData | null;
const server = createServer();
let base: string;

beforeAll(async () => {
  const { watchAnswer } = await import("./failed-answers.mjs");
  const { holdBody } = await import("./request-body.mjs");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    watchAnswer(request, response);
    holdBody(request, async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const type = request.headers["content-type"] ?? "";
      got = await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
      outcome(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/en/form`;
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

const fails = (request: IncomingMessage, response: ServerResponse) => {
  answerFailure(away, request.headers, "/[locale]/form", true);
  response.statusCode = 500;
  response.end("blank");
};
beforeEach(() => {
  vi.stubEnv("PUBLIC_URL", SITE);
  outcome = fails;
  got = null;
});

const TYPED: Array<[string, string]> = [
  ["$ACTION_KEY", "k0"],
  ["fullName", 'Ada "die Erste" <b>&amp;</b>'],
  ["words", "one line\r\nanother, 100 %22 – 💚\r\n--boundary"],
  ["answers.0", "yes"],
  ["answers.0", "no"],
  ['odd"name', ""],
];

function typed(more: (form: FormData) => void = () => {}) {
  const form = new FormData();
  for (const [name, value] of TYPED) form.append(name, value);
  more(form);
  return form;
}

const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(base, { method: "POST", body, headers: { accept: "text/html", origin: SITE, ...headers } });

/** With an empty choice of a file, which the FormData of this process would write as a text. */
async function asBrowsersDo(form: FormData): Promise<Blob> {
  const written = new Response(form);
  const type = written.headers.get("content-type") ?? "";
  const [, boundary] = type.split("boundary=");
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n`;
  return new Blob([file, await written.arrayBuffer()], { type });
}

const unescaped = (text = "") =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_all, code, name) =>
    code
      ? String.fromCodePoint(Number(code))
      : ({ lt: "<", gt: ">", quot: '"', amp: "&" }[name as string] ?? "?"),
  );

/** The form of a page, as a browser sends it. */
function formIn(html: string): FormData {
  const form = new FormData();
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
    form.append(unescaped(name), unescaped(value));
  return form;
}

describe("a form sent without script while the database is away", () => {
  test.each([
    ["as parts", () => typed()],
    ["as parts, with a file that nobody chose", () => asBrowsersDo(typed())],
    ["as one line", () => new URLSearchParams(TYPED)],
  ])("is kept in the page and sent again whole: %s", async (_how, body) => {
    const answer = await send(await body());
    const html = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-security-policy")).toContain("form-action 'self'");
    expect(html).toContain("Send it again");
    expect(html).toContain("Nothing of what you have just sent was saved. It is kept in this page");
    expect(html).not.toContain("<b>");
    outcome = (_request, response) => response.end("fine");
    expect(await (await send(formIn(html))).text()).toBe("fine");
    expect([...(got ?? [])]).toEqual(TYPED);
  });

  test.each<[string, BodyInit, Record<string, string>]>([
    ["another site's", typed(), { origin: "https://evil.example" }],
    ["of no origin", typed(), { origin: "null" }],
    ["another site's under our name", typed(), { "sec-fetch-site": "cross-site" }],
    ["with a file", typed((form) => form.append("file", new File(["<xml/>"], "schedule.xml"))), {}],
    ["larger than a page should carry", typed((form) => form.append("text", "x".repeat(150_000))), {}],
  ])("is not repeated from here: %s", async (_whose, body, headers) => {
    const answer = await send(body, headers);
    const html = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-security-policy")).toContain("form-action 'none'");
    expect(html).not.toMatch(/<form|<input|Ada/);
    expect(html).toContain("Go back in your browser");
  });

  test("is not sent twice when it was done and only the page failed", async () => {
    outcome = (request, response) => {
      markDone(request.headers);
      fails(request, response);
    };
    const html = await (await send(typed())).text();
    expect(html).toContain("reached us and is done");
    expect(html).not.toMatch(/<form|Nothing of what/);
    expect(html).toContain('<a href="">Try again</a>');
  });
});
