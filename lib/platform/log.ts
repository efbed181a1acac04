import { randomBytes } from "node:crypto";
import pino from "pino";

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

const PAUSE_MS = 60_000;
const MOST_KINDS = 500;
const sparing = new Map<string, { saidAt: number; times: number }>();

/**
 * Warns of what strangers can cause as often as they like: each kind at most once a minute, with how often it was since.
 */
export function warnSparingly(
  fields: Record<string, string>,
  message: string,
  now = performance.now(),
): void {
  const key = JSON.stringify([fields, message]);
  const kind = sparing.get(key) ?? { saidAt: Number.NEGATIVE_INFINITY, times: 0 };
  kind.times += 1;
  if (sparing.size < MOST_KINDS) sparing.set(key, kind);
  if (now - kind.saidAt < PAUSE_MS) return;
  log.warn({ ...fields, times: kind.times }, message);
  Object.assign(kind, { saidAt: now, times: 0 });
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
