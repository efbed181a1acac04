import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.mjs";

/** A PostgreSQL server of its own, on loopback, that may be stopped and started. */
export interface Cluster {
  url: string;
  start: () => void;
  /** "fast" tells clients goodbye; "immediate" is as if it had crashed. */
  stop: (mode: "fast" | "immediate") => void;
  remove: () => void;
}

/**
 * Makes a cluster and starts it. PostgreSQL refuses to run as root, so root hands it to `postgres`.
 * @param bin the folder of initdb and pg_ctl
 */
export async function makeCluster(bin: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "convivio-cluster-"));
  const root = process.getuid?.() === 0;
  if (root) chownSync(folder, ...ownerOf("postgres"));
  const run = (program: string, ...words: string[]) => {
    const command = [join(bin, program), ...words];
    const [first = "", ...rest] = root ? ["runuser", "-u", "postgres", "--", ...command] : command;
    // Its own log goes to a file: a pipe it held open would never end.
    const { status, stderr } = spawnSync(first, rest, {
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  };
  const data = join(folder, "data");
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run("initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8");
  const start = () => run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start");
  const stop = (mode: string) => run("pg_ctl", "-D", data, "-w", "-m", mode, "stop");
  start();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    remove() {
      if (existsSync(join(data, "postmaster.pid"))) stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownerOf(name: string): [user: number, group: number] {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((row) => row.startsWith(`${name}:`));
  const [, , user, group] = (line ?? "").split(":");
  if (!user || !group) throw new Error(`There is no account ${name} on this machine`);
  return [Number(user), Number(group)];
}
