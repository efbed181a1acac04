import { once } from "node:events";
import { createServer, type Server, type Socket, connect as toServer } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { isOutage } from "../errors";
import { connectionOptions } from "./client";

/** A line to the real database that is cut after so many of the database's bytes, in the middle of whatever it says. */
interface Line {
  left: number;
  said: number;
  reset: boolean;
  cut(): Promise<unknown>;
}
let server: Server;
let line: Line;
let prisma: PrismaClient;
const open = new Set<Socket>();

beforeAll(async () => {
  const { host, port } = new Client({ connectionString: process.env.DATABASE_URL });
  const end = (socket: Socket) => (line.reset ? socket.resetAndDestroy() : socket.destroy());
  line = {
    left: Number.POSITIVE_INFINITY,
    said: 0,
    reset: false,
    cut: () => {
      const closed = [...open].map((socket) => once(socket, "close"));
      for (const socket of open) end(socket);
      return Promise.all(closed);
    },
  };
  server = createServer((near) => {
    const far = host.startsWith("/") ? toServer(`${host}/.s.PGSQL.${port}`) : toServer(port, host);
    open.add(near);
    near
      .on("error", () => undefined)
      .on("close", () => {
        open.delete(near);
        far.end();
      });
    far.on("close", () => near.end()).on("error", () => undefined);
    near.pipe(far);
    far.on("data", (bytes) => {
      const passed = bytes.subarray(0, line.left);
      line.left -= passed.length;
      line.said += passed.length;
      if (near.destroyed) return;
      near.write(passed, () => line.left === 0 && end(near));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = new URL(process.env.DATABASE_URL ?? "");
  address.searchParams.delete("host");
  address.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  const options = connectionOptions(String(address), true);
  prisma = new PrismaClient({
    adapter: new PrismaPg({ ...options, max: 1 }, { onPoolError: () => undefined }),
  });
});
afterAll(async () => {
  await prisma.$disconnect();
  server.close();
});

/** What a page does: reads, several at once, and a transaction. */
const work = () =>
  prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 'one' AS text`;
    await Promise.all([tx.setting.findMany({ take: 1 }), tx.organisation.count()]);
  });
const errorOf = (running: Promise<unknown>) => running.then(() => null).catch((error: unknown) => error);

/** The pool learns of a cut a moment later than the line. */
async function healed(): Promise<void> {
  line.left = Number.POSITIVE_INFINITY;
  for (let error = await errorOf(work()); error; error = await errorOf(work()))
    expect(error).toSatisfy(isOutage);
}

test.each([false, true])(
  "a line cut at any byte is an outage (reset: %s)",
  async (reset) => {
    line.reset = reset;
    await healed();
    line.said = 0;
    await work();
    const whole = line.said;
    expect(whole).toBeGreaterThan(200);
    const bugs = new Map<string, number>();
    let outages = 0;
    for (let bytes = 0; bytes < whole; bytes += 3) {
      await healed();
      line.left = bytes;
      const error = await errorOf(work());
      if (error && !isOutage(error)) bugs.set(String(error), bytes);
      if (error) outages += 1;
    }
    expect([...bugs]).toEqual([]);
    expect(outages).toBeGreaterThan(60);
  },
  120_000,
);

test.each([false, true])(
  "a line cut while its connection is made is one too (reset: %s)",
  async (reset) => {
    line.reset = reset;
    const bugs = new Map<string, number>();
    for (let bytes = 0; bytes < 600; bytes += 3) {
      line.left = Number.POSITIVE_INFINITY;
      await line.cut();
      await new Promise((resolve) => setImmediate(resolve));
      line.left = bytes;
      const error = await errorOf(work());
      if (error && !isOutage(error)) bugs.set(String(error), bytes);
    }
    expect([...bugs]).toEqual([]);
  },
  120_000,
);

test.each([false, true])(
  "a line cut between two statements of a transaction is one (reset: %s)",
  async (reset) => {
    line.reset = reset;
    await healed();
    for (const patience of [0, 1, 20]) {
      const transaction = prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await line.cut();
        await new Promise((resolve) => setTimeout(resolve, patience));
        await tx.$queryRaw`SELECT 1`;
      });
      const error = await errorOf(transaction);
      expect(isOutage(error), String(error)).toBe(true);
      await healed();
    }
  },
);
