import "server-only";
import { isUtf8 } from "node:buffer";
import * as z from "zod/mini";
import { AppError, type AppErrorCode, isOutage, statusOf } from "../errors";
import { type FieldError, fieldErrorsOf } from "../form-data";
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from "../i18n/locales";
import { logFault } from "../log";

const MOST_BYTES = 1_000_000;
const DEEPEST = 8;
const RETRY_SECONDS = 5;

/** A refusal of the API as RFC 9457 problem details; `code` and `errors` are for programs, `title` for people. */
export function problem(
  status: number,
  title: string,
  more: { code?: string; errors?: FieldError[]; retryAfter?: number; reference?: string } = {},
): Response {
  const { retryAfter, ...members } = more;
  return new Response(JSON.stringify({ type: "about:blank", title, status, ...members }), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(retryAfter ? { "retry-after": String(retryAfter) } : {}),
    },
  });
}

const TITLES: Record<AppErrorCode, string> = {
  "bad-request": "Bad request",
  "sign-in-needed": "Sign in first",
  "bad-origin": "Refused",
  "not-found": "Not found",
  "too-large": "Too large",
  "too-fast": "Too many requests",
  unavailable: "Service unavailable",
};

/** Runs a handler of the API; what it throws becomes a problem, never an error's own words. */
export async function answerApi(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) {
      const { retryAfter } = error;
      return problem(statusOf(error.code), TITLES[error.code], {
        code: error.code,
        ...(retryAfter ? { retryAfter } : {}),
      });
    }
    if (isOutage(error)) return problem(503, "Service unavailable", { retryAfter: RETRY_SECONDS });
    return problem(500, "Internal error", { reference: logFault(error, "api") });
  }
}

/** Runs a read of the API in the one language that `lang` asks for; without it, in English. */
export function answerRead(
  request: Request,
  work: (language: Locale) => Promise<Response>,
): Promise<Response> {
  return answerApi(async () => {
    const [language = DEFAULT_LOCALE, ...more] = new URL(request.url).searchParams.getAll("lang");
    if (more.length > 0 || !isLocale(language))
      return problem(400, `lang: one of ${LOCALES.join(", ")}`, { code: "language" });
    return work(language);
  });
}

/** JSON that anybody may read, also from other sites. */
export function publicJson(value: unknown, maxAge = 0): Response {
  return Response.json(value, {
    headers: {
      "access-control-allow-origin": "*",
      "cache-control": maxAge > 0 ? `public, max-age=${maxAge}` : "no-store",
    },
  });
}

export type ReadBody<Value> = { ok: true; value: Value; text: string } | { ok: false; answer: Response };

/**
 * The JSON body of a write, strictly parsed. Only `application/json`, and never from a page of another site: browsers
 * can't send that type across sites without asking first.
 */
export async function readJson<Schema extends z.ZodMiniType>(
  request: Request,
  schema: Schema,
): Promise<ReadBody<z.output<Schema>>> {
  const no = (answer: Response) => ({ ok: false as const, answer });
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site")
    return no(problem(403, "Refused", { code: "bad-origin" }));
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    return no(problem(415, "Unsupported media type: send application/json"));
  const text = await readLimited(request);
  if (text === "too-large") return no(problem(413, "Too large"));
  if (text === "no-text") return no(problem(400, "The body is not UTF-8"));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return no(problem(400, "The body is not JSON"));
  }
  if (isTooDeep(json, DEEPEST)) return no(problem(400, "The body is nested too deep"));
  const proto = pathOfProto(json);
  if (proto !== null)
    return no(
      problem(422, "Some fields can't be used", { errors: [{ field: proto.join("."), code: "invalid" }] }),
    );
  const parsed = z.safeParse(schema, json);
  if (!parsed.success)
    return no(problem(422, "Some fields can't be used", { errors: fieldErrorsOf(parsed.error) }));
  return { ok: true, value: parsed.data, text };
}

/** The whole text; too large, or no text, is said by name: neither is JSON. */
async function readLimited(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return "too-large";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) return "too-large";
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return isUtf8(body) ? body.toString("utf8") : "no-text";
}

/** Where a key is that no object can have by a plain assignment: schemas drop it, and what was sent would be lost without a word. */
function pathOfProto(value: unknown): string[] | null {
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const path = key === "__proto__" ? [] : pathOfProto(inner);
    if (path) return [key, ...path];
  }
  return null;
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1));
}
