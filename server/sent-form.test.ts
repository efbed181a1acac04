import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerFailure } from "@/lib/platform/http/answer-failure";
import { fillAnswer, markDone } from "@/lib/platform/http/mark-answer";

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

describe("a form sent without script to what is not there any more", () => {
  const SHELL = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>';
  beforeEach(() => {
    outcome = (request, response) => {
      fillAnswer(request.headers, { language: "en", title: "Not open", paragraphs: ["Why."], links: [] });
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      response.end(SHELL);
    };
  });
  const wordsIn = (html: string) =>
    [...html.matchAll(/<pre>([^<]*)<\/pre>/g)].map(([, text]) => unescaped(text));
  const typedWords = () =>
    typed((form) => {
      form.append("mailing", "0192f7a8-7c3e-7d10-8a51-3b1c0d2e4f61");
      form.append("at", "2027-01-01T10:00");
      form.append("$ACTION_1:0", '{"id": "known only to", "bound": 1}');
      form.append("again", 'Ada "die Erste" <b>&amp;</b>');
    });

  test.each([
    ["as parts", () => typedWords()],
    [
      "as parts, with a file",
      () => {
        const form = typedWords();
        form.append("file", new Blob(["two words"]), "a.txt");
        return form;
      },
    ],
    ["as one line", () => new URLSearchParams([...typedWords()] as Array<[string, string]>)],
  ])("gives its writer their own words back, once each, and nothing else of it: %s", async (_how, body) => {
    const answer = await send(body());
    const html = await answer.text();
    expect(answer.status).toBe(404);
    expect(html).toMatch(/<h1>Not open<\/h1><p>Why.<\/p><h2>What you had written<\/h2>/);
    expect(wordsIn(html)).toEqual([TYPED[1]?.[1], TYPED[2]?.[1]]);
    expect(html).not.toContain("known only to");
  });

  test.each<[string, BodyInit, Record<string, string>]>([
    ["what another site sent", typed(), { origin: "https://evil.example" }],
    ["what a script sent", typed(), { "next-action": "a1" }],
    ["a form without words", new URLSearchParams({ school: "s", version: "3" }), {}],
  ])("shows nothing of %s", async (_what, body, headers) => {
    const html = await (await send(body, headers)).text();
    expect(html).toContain("<h1>Not open</h1>");
    expect(html).not.toContain("What you had written");
  });
});
