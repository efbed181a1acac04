import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/lib/platform/errors";
import { answerFailure } from "@/lib/platform/http/answer-failure";
import { markAnswer, markReached } from "@/lib/platform/http/mark-answer";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const away = Object.assign(new Error("Can't reach database server"), { code: "P1001" });
const fails = (error: unknown, request: IncomingMessage, toAction = false) =>
  answerFailure(error, request.headers, "/[locale]/try", toAction);

/** Ends an answer as Next does: headers of its own, the body in pieces. */
function asNext(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.setHeader("x-nextjs-cache", "MISS");
  response.setHeader("set-cookie", "a=b");
  response.setHeader("content-type", "text/html");
  response.setHeader("x-content-type-options", "nosniff");
  response.write(body.slice(0, 3));
  response.end(body.slice(3));
}

const ROUTES: Record<string, Answer> = {
  "/it/away": (request, response) => {
    fails(away, request);
    asNext(response, 500, "blank");
  },
  "/it/away-elsewhere": (request, response) => {
    // Thrown by another bundle: the same error, but not the same class.
    fails(Object.assign(new Error("unavailable"), { name: "AppError", code: "unavailable" }), request);
    asNext(response, 500, "blank");
  },
  "/it/refused": (request, response) => {
    markAnswer({ get: (name) => String(request.headers[name]) }, "refused");
    asNext(response, 200, "the form, with what was typed");
  },
  "/de/bug": (request, response) => {
    fails(new Error("secret detail"), request);
    asNext(response, 500, "blank");
  },
  "/en/forged": (request, response) => {
    fails(new Error("Invalid Server Actions request."), request, true);
    asNext(response, 500, "blank");
  },
  "/fr/damaged": (request, response) => {
    fails(new SyntaxError("Unexpected token ada@example.org"), request, true);
    asNext(response, 500, "blank");
  },
  "/en/own-fault": (request, response) => {
    markReached(request.headers);
    fails(new Error("a bug behind the action"), request, true);
    asNext(response, 500, "blank");
  },
  // A form sent without script fails in the page, which is no action yet; and Next's errors are of another world.
  "/en/foreign": (request, response) => {
    fails({ message: "Invalid Server Actions request." }, request);
    asNext(response, 500, "blank");
  },
  "/en/no-boundary": (request, response) => {
    fails({ message: "Failed to parse body as FormData." }, request);
    asNext(response, 500, "blank");
  },
  "/en/too-large": (request, response) => {
    fails({ message: "Body exceeded 8mb limit." }, request);
    asNext(response, 500, "blank");
  },
  "/en/odd-arguments": (request, response) => {
    // What the parts of a form without script refer to is not there; read as a page, this would be our bug.
    fails(new TypeError("Cannot read properties of null (reading 'bound')"), request);
    asNext(response, 500, "blank");
  },
  "/api/bare": (_request, response) => response.writeHead(503).end(),
  "/en/bare": (_request, response) => asNext(response, 503, "away"),
  "/en/later": (_request, response) => {
    response.setHeader("retry-after", "60");
    asNext(response, 503, "away for a minute");
  },
  "/en/moved": (_request, response) => {
    response.setHeader("referrer-policy", "same-origin");
    response.setHeader("cache-control", "max-age=60");
    response.statusCode = 308;
    response.setHeader("location", "/en/r/token");
    response.end("/en/r/token");
  },
  "/en/sent-on": (_request, response) => response.writeHead(303, { location: "/en/r/token" }).end(),
  "/api/away": (request, response) => {
    fails(new AppError("unavailable"), request);
    response.writeHead(500).end();
  },
  "/en/late": (request, response) => {
    response.write("already on its way, ");
    fails(away, request);
    response.end("whole");
  },
  "/en/recovered": (request, response) => {
    fails(away, request);
    asNext(response, 200, "caught by the page");
  },
  "/en/fine": (_request, response) => asNext(response, 200, "fine"),
};

const server = createServer();
let base: string;
beforeAll(async () => {
  const { watchAnswer } = await import("./failed-answers.mjs");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    watchAnswer(request, response);
    ROUTES[new URL(request.url ?? "/", base).pathname]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const PAGE = { accept: "text/html,*/*;q=0.8", "x-convivio-request": "forged" };

describe("a failed answer", () => {
  test("is 503 with Retry-After and a page in the reader's language while the database is away", async () => {
    const answer = await fetch(`${base}/it/away`, { headers: PAGE });
    const body = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-language")).toBe("it");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(body).toContain('<html lang="it">');
    expect(body).toContain("In questo momento non possiamo rispondere");
    expect(body).not.toContain("blank");
  });

  test.each([
    ["/api/bare", "5"],
    ["/en/bare", "5"],
    ["/en/later", "60"],
  ])("never leaves with 503 and without Retry-After, whoever gave it: %s", async (path, seconds) => {
    const answer = await fetch(base + path);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, seconds]);
  });

  test("is the same when another of the server's bundles threw it", async () => {
    const answer = await fetch(`${base}/it/away-elsewhere`, { headers: PAGE });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });

  test("says after a form was sent that nothing of it was saved", async () => {
    const answer = await fetch(`${base}/it/away`, { method: "POST", headers: PAGE });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("non è stato salvato");
  });

  test("keeps a form's own words when the action could answer, with the status 503", async () => {
    const answer = await fetch(`${base}/it/refused`, { method: "POST", headers: PAGE });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.text()).toBe("the form, with what was typed");
  });

  test("of a bug is 500 with a reference and no detail", async () => {
    const answer = await fetch(`${base}/de/bug`, { headers: PAGE });
    const body = await answer.text();
    expect(answer.status).toBe(500);
    expect(answer.headers.get("retry-after")).toBeNull();
    expect(body).toMatch(/nennen Sie diese Nummer: [0-9a-f]{10}/);
    expect(body).not.toContain("secret detail");
  });

  test.each([
    ["/en/forged", 403, "We could not read what was sent"],
    ["/fr/damaged", 400, "Rien n’a été enregistré"],
    ["/en/own-fault", 500, "Something went wrong on our side"],
  ])("says whose fault it is: %s", async (path, status, words) => {
    const answer = await fetch(base + path, { method: "POST", headers: PAGE });
    const body = await answer.text();
    expect([answer.status, body.includes(words)]).toEqual([status, true]);
    expect(body).not.toContain("ada@example.org");
  });

  test("leads on to what is there: all schools, in the reader's language", async () => {
    for (const path of ["/it/away", "/de/bug"]) {
      const body = await (await fetch(base + path, { headers: PAGE })).text();
      expect(body, path).toContain(`<a href="${path.slice(0, 3)}">`);
    }
  });

  test("is a problem for programs, and plain text for what is neither page nor API", async () => {
    const api = await fetch(`${base}/api/away`);
    expect([api.status, api.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect(await api.json()).toMatchObject({ status: 503 });
    const feed = await fetch(`${base}/it/away`, { headers: { accept: "text/calendar" } });
    expect([feed.status, feed.headers.get("content-type")]).toEqual([503, "text/plain; charset=utf-8"]);
    const part = await fetch(`${base}/it/away`, { headers: { rsc: "1" } });
    expect(part.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  test("is a bug when the same happens to a page that was only asked for", async () => {
    expect((await fetch(`${base}/en/odd-arguments`, { headers: PAGE })).status).toBe(500);
  });

  test.each([
    ["/en/late", "already on its way, whole"],
    ["/en/recovered", "caught by the page"],
    ["/en/fine", "fine"],
  ])("is only what leaves with an error status: %s", async (path, body) => {
    const answer = await fetch(base + path, { headers: PAGE });
    expect([answer.status, await answer.text()]).toEqual([200, body]);
  });

  test.each([
    ["/en/foreign", 403],
    ["/en/no-boundary", 400],
    ["/en/too-large", 413],
    ["/en/odd-arguments", 400],
  ])(
    "is the sender's fault, with a page, for a form without script that can't be read: %s",
    async (path, status) => {
      const answer = await fetch(`${base}${path}`, { method: "POST", headers: PAGE });
      expect(answer.status).toBe(status);
      expect(await answer.text()).toContain("We could not read what was sent");
    },
  );
});

describe("a redirect", () => {
  test.each([
    ["GET", "/en/moved", "no-referrer"],
    ["POST", "/en/sent-on", "no-referrer"],
    // The form that is sent on says its own origin, which it could not without a referrer.
    ["POST", "/en/moved", "same-origin"],
  ])("is kept by nobody: %s %s", async (method, path, policy) => {
    const { headers } = await fetch(base + path, { method, redirect: "manual" });
    expect(headers.get("location")).toBe("/en/r/token");
    expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual([
      "private, no-store",
      policy,
    ]);
  });

  test("is the only answer that is touched", async () => {
    expect((await fetch(`${base}/en/fine`)).headers.get("cache-control")).toBeNull();
  });
});
