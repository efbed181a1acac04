import { connect } from "node:net";

/** What came back to a request sent as bytes. */
export interface WireAnswer {
  /** 0: the line was closed without an answer, -1: nothing came in time. */
  status: number;
  retryAfter: string | undefined;
  ms: number;
}

const PATIENCE_MS = 20_000;

/**
 * Sends bytes as they are, and reads the first line and the headers of the answer.
 * @param whole whether it is a request that must be answered; of half a one the line is cut after a moment
 */
export function sendBytes(port: number, bytes: Buffer, whole: boolean): Promise<WireAnswer> {
  const began = performance.now();
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const timer = setTimeout(() => finish(whole ? -1 : 0), whole ? PATIENCE_MS : 400);
    function finish(none: number): void {
      clearTimeout(timer);
      socket.destroy();
      const head = text.split("\r\n\r\n")[0] ?? "";
      const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
      resolve({
        status: status ? Number(status) : none,
        retryAfter: /^retry-after: (.*?)\r?$/im.exec(head)?.[1],
        ms: performance.now() - began,
      });
    }
    socket.on("data", (chunk) => {
      text = (text + chunk.toString("latin1")).replace(/^HTTP\/1\.1 100[^\r]*\r\n\r\n/, "");
      if (text.includes("\r\n\r\n")) finish(0);
    });
    socket.on("error", () => finish(0));
    socket.on("close", () => finish(0));
  });
}
