import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { someNetwork } from "../authorization/send";

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks for an address exactly as it is written: `fetch` would tidy "..", "//" and the Host header. */
export function askRaw(
  baseURL: string,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path, method, agent, headers: { "x-forwarded-for": someNetwork(), ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const body = Buffer.concat(chunks).toString("utf8");
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
        });
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}
