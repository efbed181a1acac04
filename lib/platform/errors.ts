/** The few ways a request can be turned away before it reaches a rule. */
export type AppErrorCode =
  | "not-found"
  | "sign-in-needed"
  | "bad-request"
  | "bad-origin"
  | "too-fast"
  | "too-large"
  | "unavailable";

/** Turned away: no right (always "not-found": what you may not see does not exist), malformed, too fast, or an outage. */
export class AppError extends Error {
  override name = "AppError";
  constructor(
    readonly code: AppErrorCode,
    /** Seconds until a retry makes sense, for "too-fast" and "unavailable". */
    readonly retryAfter?: number,
  ) {
    super(code);
  }
}

/**
 * Whether an error is an AppError of any copy of this module: the server's bundles each have their own class, so what a
 * page throws is no `instanceof` for the code that answers failures.
 */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error;
}

const STATUS: Record<AppErrorCode, number> = {
  "not-found": 404,
  "sign-in-needed": 401,
  "bad-request": 400,
  "bad-origin": 403,
  "too-fast": 429,
  "too-large": 413,
  unavailable: 503,
};

/** The HTTP status of a code; the only place that maps them. */
export function statusOf(code: AppErrorCode): number {
  return STATUS[code];
}

const OUTAGE_CODES = new Set([
  "P1000",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2037",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
  "53300",
  "25P03",
  // Waited too long for somebody else's lock, or for an answer: PostgreSQL logs which statement it was.
  "55P03",
  "57014",
]);

/**
 * Whether an error means "the database is away or overloaded, try again" rather than a bug.
 * Codes: Prisma's connection and transaction-start errors, Node's socket errors, PostgreSQL classes 08, 53, 55, 57.
 */
export function isOutage(error: unknown): boolean {
  for (let current = error, depth = 0; current && depth < 6; depth += 1) {
    const record = current as {
      code?: unknown;
      originalCode?: unknown;
      message?: unknown;
      cause?: unknown;
      meta?: { driverAdapterError?: unknown };
    };
    if (typeof record.code === "string" && OUTAGE_CODES.has(record.code)) return true;
    if (typeof record.originalCode === "string" && OUTAGE_CODES.has(record.originalCode)) return true;
    if (
      typeof record.message === "string" &&
      /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Can't reach database|server closed the connection|DatabaseNotReachable|ConnectionClosed/i.test(
        record.message,
      )
    ) {
      return true;
    }
    current = record.cause ?? record.meta?.driverAdapterError;
  }
  return false;
}
