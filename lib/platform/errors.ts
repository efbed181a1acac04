/** The few ways a request can be rejected before it reaches a rule. */
export type AppErrorCode =
  | "not-found"
  | "sign-in-needed"
  | "bad-request"
  | "bad-origin"
  | "too-fast"
  | "too-large"
  | "unavailable";

/** Rejected: no right (always "not-found": what you may not see does not exist), malformed, too fast, or an outage. */
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

/** Prisma: cannot connect, waited in vain for a connection or a transaction, lost it, or lost against others for good. */
const PRISMA_OUTAGES = new Set(
  "P1000 P1001 P1002 P1008 P1010 P1011 P1017 P2024 P2028 P2034 P2037".split(" "),
);
/** Node: the line to the database, and a disk or a table of open files that is full, broken or read-only. */
const NODE_OUTAGES = new Set(
  (
    "ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTFOUND ENOTCONN EAI_AGAIN EHOSTUNREACH ENETUNREACH " +
    "EHOSTDOWN ENETDOWN ENETRESET ERR_STREAM_WRITE_AFTER_END ERR_STREAM_DESTROYED ERR_STREAM_PREMATURE_CLOSE " +
    "ENOSPC EDQUOT EROFS EIO EMFILE ENFILE ENOMEM"
  ).split(" "),
);
/**
 * PostgreSQL by class: connection, resources (disk full, out of memory, too many clients), operator (stopping,
 * starting, cancelled), its own system. Then single ones: lost against others again and again, waited too long for
 * somebody else's lock, a transaction left idle, a server that only reads after a switch-over.
 */
const SQLSTATE_OUTAGES = /^(?:(?:08|53|57|58)[0-9A-Z]{3}|40001|40P01|55P03|25P03|25P04|25006)$/;
/** What drivers say without any code, or with one that says nothing (Prisma's P2010, the embedded engine's XX000). */
const OUTAGE_WORDS =
  /Connection terminated|is not queryable|Received unexpected \w+ message|received invalid response|Query read timeout|timeout expired|timeout exceeded when trying to connect|Cannot use a pool after|Can't reach database|server closed the connection|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict|No space left on device|Disk quota exceeded|Read-only file system|could not (?:extend|write|fsync) /i;
const DEEPEST = 8;

interface Layer {
  code?: unknown;
  originalCode?: unknown;
  syscall?: unknown;
  kind?: unknown;
  message?: unknown;
  originalMessage?: unknown;
  cause?: unknown;
  errors?: unknown;
  meta?: { code?: unknown; message?: unknown; driverAdapterError?: unknown };
}

/**
 * Whether an error means "the database is away, full or overloaded, try again" rather than a bug. It is asked of every
 * layer: Prisma wraps the adapter's error, which wraps the driver's, each with words and codes of its own.
 */
export function isOutage(error: unknown, depth = 0): boolean {
  if (!error || depth > DEEPEST) return false;
  if (typeof error !== "object") return false;
  const layer = error as Layer;
  const { meta } = layer;
  if (isOutageCode(layer) || [layer.originalCode, meta?.code].some(isSqlstateOutage)) return true;
  if ([layer.message, layer.originalMessage, layer.kind, meta?.message].some(saysOutage)) return true;
  const inner = [layer.cause, meta?.driverAdapterError, ...(Array.isArray(layer.errors) ? layer.errors : [])];
  return inner.some((one) => isOutage(one, depth + 1));
}

function isOutageCode({ code, syscall }: Layer): boolean {
  if (typeof code !== "string") return false;
  // The socket of the embedded database, missing or with a full queue; any other missing file is a bug.
  if (code === "ENOENT" || code === "EAGAIN") return syscall === "connect";
  return PRISMA_OUTAGES.has(code) || NODE_OUTAGES.has(code) || isSqlstateOutage(code);
}

function isSqlstateOutage(code: unknown): boolean {
  return typeof code === "string" && SQLSTATE_OUTAGES.test(code);
}

function saysOutage(words: unknown): boolean {
  return typeof words === "string" && OUTAGE_WORDS.test(words);
}
