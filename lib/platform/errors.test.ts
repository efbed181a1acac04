import { PrismaPg } from "@prisma/adapter-pg";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isOutage } from "./errors";

/** SQLSTATEs as PostgreSQL's appendix A lists them. */
const OUTAGES = {
  "08006": "connection_failure",
  "08P01": "protocol_violation",
  "53000": "insufficient_resources",
  "53100": "disk_full",
  "53200": "out_of_memory",
  "53300": "too_many_connections",
  "53400": "configuration_limit_exceeded",
  "57000": "operator_intervention",
  "57014": "query_canceled",
  "57P01": "admin_shutdown",
  "57P02": "crash_shutdown",
  "57P03": "cannot_connect_now",
  "57P04": "database_dropped",
  "57P05": "idle_session_timeout",
  "58000": "system_error",
  "58030": "io_error",
  "25006": "read_only_sql_transaction",
  "55P03": "lock_not_available",
  "40001": "serialization_failure",
  "40P01": "deadlock_detected",
};
const BUGS = {
  "22021": "character_not_in_repertoire",
  "22P02": "invalid_text_representation",
  "23505": "unique_violation",
  "42601": "syntax_error",
  "42P01": "undefined_table",
  XX000: "internal_error",
};

const asDriver = (code: string) =>
  Object.assign(new pg.DatabaseError(code, 1, "error"), { code, severity: "ERROR" });

/** The error as the real adapter gives it to Prisma. */
async function asAdapter(code: string): Promise<unknown> {
  const pool = new pg.Pool();
  vi.spyOn(pool, "query").mockImplementation(() => Promise.reject(asDriver(code)));
  const adapter = await new PrismaPg(pool).connect();
  return adapter
    .queryRaw({ sql: "SELECT 1", args: [], argTypes: [] })
    .then(() => null)
    .catch((error: unknown) => error);
}

afterEach(() => void vi.restoreAllMocks());

describe("an outage is told from a bug by its class", () => {
  const cases = [
    ...Object.entries(OUTAGES).map(([code, name]) => [code, name, true] as const),
    ...Object.entries(BUGS).map(([code, name]) => [code, name, false] as const),
  ];
  test.each(cases)("%s %s: %s", async (code, _name, expected) => {
    const adapter = await asAdapter(code);
    expect(adapter).toBeInstanceOf(DriverAdapterError);
    expect({
      driver: isOutage(asDriver(code)),
      adapter: isOutage(adapter),
      raw: isOutage(
        Object.assign(new Error("Raw query failed"), {
          code: "P2010",
          meta: { driverAdapterError: adapter },
        }),
      ),
      older: isOutage(
        Object.assign(new Error("Raw query failed"), { code: "P2010", meta: { code, message: "x" } }),
      ),
      wrapped: isOutage(new Error("a page", { cause: new AggregateError([asDriver(code)]) })),
    }).toEqual({ driver: expected, adapter: expected, raw: expected, older: expected, wrapped: expected });
  });

  test.each([
    ["ENOSPC", "write", true],
    ["EDQUOT", "write", true],
    ["EMFILE", "open", true],
    ["ECONNREFUSED", "connect", true],
    ["ENOENT", "connect", true],
    ["EAGAIN", "connect", true],
    ["ENOTCONN", "shutdown", true],
    ["ERR_STREAM_WRITE_AFTER_END", undefined, true],
    ["ERR_STREAM_DESTROYED", undefined, true],
    ["EAGAIN", "read", false],
    ["ENOENT", "open", false],
    ["EACCES", "open", false],
  ])("Node's %s at %s: %s", (code, syscall, expected) => {
    expect(isOutage(Object.assign(new Error(code), { code, syscall, errno: -1 }))).toBe(expected);
  });

  test.each([
    ['could not extend file "base/5/16384": No space left on device', true],
    ['could not write to file "pg_wal/xlogtemp.1": No space left on device', true],
    ["Connection terminated unexpectedly", true],
    ["Client has encountered a connection error and is not queryable", true],
    ["Client was closed and is not queryable", true],
    ["Received unexpected commandComplete message from backend.", true],
    ["received invalid response: 4a", true],
    ["timeout expired", true],
    ["Cannot use a pool after calling end on the pool", true],
    ["Cannot read properties of undefined", false],
    ["A query must have either text or a name. Supplying neither is unsupported.", false],
  ])("words without a code: %s", (words, expected) => {
    expect(isOutage(new Error(words))).toBe(expected);
  });

  test.each([[null], [undefined], ["53100"], [42], [{}], [{ code: 53100 }]])("%j is none", (value) => {
    expect(isOutage(value)).toBe(false);
  });

  test("an error that is its own cause ends", () => {
    const error = new Error("round");
    error.cause = error;
    expect(isOutage(error)).toBe(false);
  });
});
