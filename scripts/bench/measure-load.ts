import { Agent, get } from "node:http";
import { median, quantile } from "./statistics";

export interface LoadFigures {
  perSecond: number;
  p50: number;
  p95: number;
  /** Answers that were not 200; none, or the figures mean nothing. */
  others: number;
}

/** Asks one address without a pause, `clients` at a time over kept connections, for some seconds. */
export async function measureLoad(
  url: string,
  clients: number,
  seconds: number,
  encoding?: Encoding,
): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let others = 0;
  const began = performance.now();
  const end = began + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const asked = performance.now();
        const { status } = await fetchOnce(url, agent, encoding);
        times.push(performance.now() - asked);
        if (status !== 200) others += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1_000;
  agent.destroy();
  return { perSecond: times.length / took, p50: median(times), p95: quantile(times, 0.95), others };
}

type Encoding = "identity" | "gzip";

/** One request over node:http, which costs the measuring side less than fetch. The bytes are as they came. */
export function fetchOnce(
  url: string,
  agent?: Agent,
  encoding: Encoding = "identity",
): Promise<{ status: number; bytes: Buffer }> {
  return new Promise((resolve) => {
    const headers = { accept: "text/html", "accept-encoding": encoding };
    const request = get(url, { agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
      answer.on("error", () => resolve({ status: 0, bytes: Buffer.alloc(0) }));
    });
    request.on("error", () => resolve({ status: 0, bytes: Buffer.alloc(0) }));
  });
}
