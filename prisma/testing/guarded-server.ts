import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { webProcess } from "@/lib/platform/web-process.mjs";
import { frontDoor, refuseTunnels } from "@/server/front-door.mjs";
import { pagesOf } from "@/server/page-methods.mjs";

/**
 * A server behind the front door, and what came in through it. `names` as a build lists its pages and routes; beside them
 * it keeps one file.
 */
export async function openGuarded(names: readonly string[]) {
  const entered: Array<{ url: string; method: string; body: Buffer; headers: IncomingHttpHeaders }> = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const { url = "", method = "", headers } = request;
    entered.push({ url, method, body, headers });
    response.setHeader("referrer-policy", "same-origin");
    response.setHeader("vary", "rsc, next-router-state-tree, next-router-prefetch, Accept-Encoding");
    response.end(`inside ${request.url}`);
  };
  const server = createServer(frontDoor(handle, { pages: pagesOf(names, ["kept.png"]) }));
  refuseTunnels(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  /** A request as bytes; everything that comes back until the line is closed. */
  function send(head: string, body: Buffer | string = ""): Promise<string> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(Buffer.from(`${head}\r\n\r\n`, "latin1"));
        socket.write(body);
      });
      socket.on("data", (chunk) => chunks.push(chunk));
      socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
      socket.on("error", reject);
    });
  }
  const close = () => {
    server.close();
    // What the door noted of visitors is of this process, and other tests look at it.
    webProcess.forwarding.length = 0;
  };
  return { base: `http://127.0.0.1:${port}`, entered, send, close };
}

export const statusIn = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
export const headerIn = (answer: string, name: string) =>
  new RegExp(`^${name}: (.*?)\r?$`, "im").exec(answer.split("\r\n\r\n")[0] ?? "")?.[1];
