/** How a server ends: nobody new is let in, whoever asked is answered, then the process goes. */
import net from "node:net";

const CLOSE_IDLE_MS = 100;
/** How long a line that asked nothing yet is waited for. */
const PATIENCE_MS = 1000;
/** Longer than a client may think that a line is kept for it. */
const KEPT_MS = 6000;

/**
 * Watches the lines of a server from now on.
 * @returns ends it in order, then calls `done`; does nothing when called again. With `patient`, somebody else goes on
 * serving: lines that are kept are not cut, as their clients may be asking just now, but closed after the next answer or when
 * nobody uses them.
 */
export function leaveInOrder(server, done) {
  /** Lines on which nothing was asked yet: browsers open them ahead, and Node counts them as busy. */
  const unused = new Set();
  /** Answers that have not left. */
  const answers = new Set();
  let leaving = false;
  server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", (request, response) => {
    unused.delete(request.socket);
    answers.add(response);
    response.once("close", () => answers.delete(response));
    if (leaving) response.shouldKeepAlive = false;
  });
  return ({ patient = false } = {}) => {
    if (leaving) return;
    leaving = true;
    // Their lines close after them, and say so.
    for (const response of answers) response.shouldKeepAlive = false;
    let closing;
    const closeIdle = () => {
      closing = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
    };
    const closeUnused = () => {
      for (const socket of unused) socket.destroy();
    };
    setTimeout(closeIdle, patient ? KEPT_MS : 0);
    setTimeout(closeUnused, patient ? KEPT_MS : PATIENCE_MS);
    // The server's own way to close cuts idle lines at once.
    net.Server.prototype.close.call(server, () => {
      clearInterval(closing);
      done();
    });
  };
}
