/** How a server ends: nobody new is let in, whoever asked is answered, then the process goes. */

const CLOSE_IDLE_MS = 100;
/** How long a line that asked nothing yet is waited for. */
const PATIENCE_MS = 1000;

/**
 * Watches the lines of a server from now on.
 * @returns ends it in order, then calls `done`; does nothing when called again
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
  return () => {
    if (leaving) return;
    leaving = true;
    // Their lines close after them, and say so.
    for (const response of answers) response.shouldKeepAlive = false;
    const closing = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
    setTimeout(() => {
      for (const socket of unused) socket.destroy();
    }, PATIENCE_MS);
    server.close(() => {
      clearInterval(closing);
      done();
    });
  };
}
