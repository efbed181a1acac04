import { randomBytes } from "node:crypto";
import pino from "pino";
import { countSparingly } from "./sparing.mjs";

/** The process's log: JSON lines on stdout. Private links, tokens, cookies and addresses never go in. */
export const log = pino({
  level: process.env.LOG_LEVEL || (process.env.VITEST ? "silent" : "info"),
  base: null,
  redact: ["token", "email", "password", "cookie", "authorization", "*.token", "*.email", "*.cookie"],
});

/** Logs a bug or an outage once and returns the reference a person can quote. */
export function logFault(error: unknown, where: string, reference = randomBytes(5).toString("hex")): string {
  log.error({ reference, where, err: withoutPrivateLinks(error) }, "fault");
  return reference;
}

const MOST_KINDS = 500;
const countOf = countSparingly(MOST_KINDS);

/** Warns of what strangers can cause as often as they like: each kind at most once a minute, with how often it was since. */
export function warnSparingly(
  fields: Record<string, string>,
  message: string,
  now = performance.now(),
): void {
  const times = countOf(JSON.stringify([fields, message]), now);
  if (times > 0) log.warn({ ...fields, times }, message);
}

const PRIVATE_LINK = /\/(r|speak|verify|me\/agenda)\/[A-Za-z0-9_.~-]{16,}/g;

function withoutPrivateLinks(error: unknown): {
  name: string;
  message: string;
  stack: string | undefined;
  code?: unknown;
} {
  const fault = error instanceof Error ? error : new Error(String(error));
  const strip = (text: string) => text.replace(PRIVATE_LINK, "/$1/…");
  return {
    name: fault.name,
    message: strip(fault.message),
    stack: fault.stack ? strip(fault.stack) : undefined,
    code: (fault as { code?: unknown }).code,
  };
}
