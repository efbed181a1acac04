const LENGTH_BYTES = 4;
const PARSE = "P";
const BIND = "B";
const QUERY = "Q";

/**
 * Reads what a client of PostgreSQL sends (protocol 3) and tells each statement. The first message has no letter.
 * @returns a function that takes the bytes as they come, in whatever pieces
 */
export function readQueries(tell: (sql: string) => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0);
  let started = false;
  // A statement with a name is sent once and run often.
  const texts = new Map<string, string>();
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const letter = started ? 1 : 0;
      if (pending.length < letter + LENGTH_BYTES) return;
      const size = letter + pending.readInt32BE(letter);
      if (pending.length < size) return;
      const body = pending.subarray(letter + LENGTH_BYTES, size);
      const kind = started ? String.fromCharCode(pending[0] ?? 0) : "";
      if (kind === QUERY) tell(textAt(body, 0));
      // The name of the statement comes first, then its text.
      if (kind === PARSE) texts.set(textAt(body, 0), textAt(body, body.indexOf(0) + 1));
      // The name of the portal comes first, then that of the statement.
      if (kind === BIND) tell(texts.get(textAt(body, body.indexOf(0) + 1)) ?? "");
      started = true;
      pending = pending.subarray(size);
    }
  };
}

function textAt(body: Buffer, from: number): string {
  return body.toString("utf8", from, body.indexOf(0, from));
}
