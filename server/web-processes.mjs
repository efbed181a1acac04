/**
 * The first of several web processes. It serves nobody: it takes the connections and hands them round, starts again what
 * ends, renews one after the other, and passes on what a change made stale (docs/decisions/039-several-web-processes.md).
 */
import cluster from "node:cluster";
import { poolFor } from "./process-count.mjs";

const AGAIN_MS = 500;
const CRASH_WINDOW_MS = 60_000;
const MOST_CRASHES = 5;
const PATIENCE_MS = 15_000;

/** Keeps `count` processes serving until SIGTERM or SIGINT. */
export function keepProcesses(count) {
  const places = Array.from({ length: count }, (_, at) => ({ at, worker: null }));
  const pool = process.env.DATABASE_POOL || String(poolFor(count));
  const crashes = [];
  const news = passNews();
  let leaving = false;
  let renewing = false;

  function start(place) {
    const worker = cluster.fork({ DATABASE_POOL: pool, CONVIVIO_HAS_JOBS: place.at === 0 ? "1" : "0" });
    worker.on("message", (message) => news.hear(worker, message));
    worker.once("exit", (code, signal) => {
      news.forget(worker);
      if (leaving) return leaveWhenAlone();
      if (place.worker === worker) startAgain(place, code ?? signal);
    });
    return worker;
  }

  const fill = (place) => {
    place.worker = start(place);
  };

  function startAgain(place, code) {
    const now = Date.now();
    crashes.push(now);
    while (crashes[0] < now - CRASH_WINDOW_MS) crashes.shift();
    if (crashes.length >= MOST_CRASHES) {
      process.stderr.write(
        `Web processes ended ${crashes.length} times within a minute (last code ${code}).\n`,
      );
      process.exit(1);
    }
    process.stderr.write(`A web process ended (code ${code}). Starting another.\n`);
    setTimeout(() => {
      if (!leaving) fill(place);
    }, AGAIN_MS);
  }

  /** Each has a successor that serves before it ends; where one can't serve, all go on as they are. */
  async function renew() {
    if (leaving || renewing) return;
    renewing = true;
    process.stdout.write(
      (await renewAll())
        ? "The web processes are renewed.\n"
        : "A new web process did not serve. Those that are left go on.\n",
    );
    renewing = false;
  }

  async function renewAll() {
    for (const place of places) {
      const successor = start(place);
      if (!(await isServing(successor))) return false;
      const old = place.worker;
      place.worker = successor;
      await end(old);
    }
    return true;
  }

  function leaveWhenAlone() {
    if (Object.keys(cluster.workers).length === 0) process.exit(0);
  }

  function leave() {
    leaving = true;
    for (const worker of Object.values(cluster.workers)) worker.process.kill("SIGTERM");
    leaveWhenAlone();
  }

  for (const place of places) fill(place);
  process.on("SIGUSR2", () => void renew());
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, leave);
}

/** @returns false when it ended before it served */
function isServing(worker) {
  return new Promise((resolve) => {
    worker.once("listening", () => resolve(true));
    worker.once("exit", () => resolve(false));
  });
}

/** Ends a process that has a successor. */
function end(worker) {
  return new Promise((resolve) => {
    if (!worker || worker.isDead()) return resolve();
    const timer = setTimeout(() => worker.process.kill("SIGKILL"), PATIENCE_MS);
    worker.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    worker.send({ kind: "retire" }, () => {});
  });
}

/** Passes on what one process says is stale, and tells it when all others have heard. */
function passNews() {
  const open = new Map();
  const keyOf = (id, number) => `${id}/${number}`;
  const send = (worker, message) => worker.isConnected() && worker.send(message, () => {});

  function heardBy(key, id) {
    const news = open.get(key);
    if (!news) return;
    news.left.delete(id);
    if (news.left.size > 0) return;
    open.delete(key);
    send(news.teller, { kind: "heard", number: news.number });
  }

  return {
    hear(worker, { kind, of, number, stale }) {
      if (kind === "heard") return heardBy(keyOf(of, number), worker.id);
      if (kind !== "stale") return;
      const others = Object.values(cluster.workers).filter((other) => other !== worker);
      const key = keyOf(worker.id, number);
      open.set(key, { teller: worker, number, left: new Set(others.map(({ id }) => id)) });
      for (const other of others) send(other, { kind: "stale", of: worker.id, number, stale });
      heardBy(key, null);
    },
    /** A process that ended hears nothing more, and nobody tells it. */
    forget(worker) {
      for (const [key, news] of open) {
        if (news.teller === worker) open.delete(key);
        else heardBy(key, worker.id);
      }
    },
  };
}
