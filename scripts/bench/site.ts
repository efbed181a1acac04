import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disconnect } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { createOnServer } from "@/prisma/testing/throw-away-database";
import { root } from "../start/processes.mjs";
import { type Child, childrenOf } from "./children";
import { layFirstStart } from "./first-start";
import { freePort } from "./free-port.mjs";

const READY = "Stop with Ctrl-C";
const READY_MS = 180_000;
const NEXT_MS = 50;
const SECRET = "only-for-tests-0123456789abcdef0123456789abcdef";

/** Asks until the answer is neither null nor false. @throws Error after `patience` ms, saying what was waited for */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | null | false> | Value | null | false,
  patience = 30_000,
): Promise<Value> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await ask();
    if (value !== null && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${patience} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, NEXT_MS));
  }
}

export interface SiteChoice {
  /** Instead of the server of TEST_DATABASE_URL or the embedded database. */
  databaseUrl?: string;
  /** The embedded database, whatever TEST_DATABASE_URL says. */
  embedded?: boolean;
  /** From nothing; otherwise an embedded database is there already, as after a first start. */
  first?: boolean;
  folder?: string;
  port?: number;
  environment?: Record<string, string>;
}

/** What the runner of the tests adds to the environment is nothing for a site. */
const NOT_FOR_A_SITE = /^(VITEST|TEST$|NODE_ENV|DATABASE_POOL|SMTP_URL|npm_)/;

/**
 * A whole site as `npm start` makes it, on a port and a data folder of its own, on loopback only, in a process group of
 * its own so that a Ctrl-C can be given to it. The faults of e2e/resilience are done to it, and the bench measures it.
 */
export class Site {
  readonly url: string;
  readonly environment: NodeJS.ProcessEnv;
  #supervisor: ChildProcess | undefined;
  #said = "";

  constructor(
    readonly folder: string,
    readonly port: number,
    readonly databaseUrl: string | null,
    environment: Record<string, string>,
  ) {
    this.url = `http://localhost:${port}`;
    const { DATABASE_URL: _, ...inherited } = process.env;
    this.environment = {
      NODE_ENV: "production",
      ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !NOT_FOR_A_SITE.test(name))),
      PORT: String(port),
      PUBLIC_URL: this.url,
      CONVIVIO_DATA: folder,
      APP_SECRET: SECRET,
      TRUSTED_PROXIES: "127.0.0.1 ::1",
      // What is asked of a process is asked of this one, unless a test wants several.
      WEB_PROCESSES: "1",
      TSX_TSCONFIG_PATH: "tsconfig.scripts.json",
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      ...environment,
    };
  }

  /** What it printed since it was started last. */
  get said(): string {
    return this.#said;
  }

  get supervisor(): number {
    return this.#supervisor?.pid ?? 0;
  }

  /** The exit code, or the signal that ended it; null while it runs. */
  get ended(): number | string | null {
    return this.#supervisor?.exitCode ?? this.#supervisor?.signalCode ?? null;
  }

  /** Starts it without waiting. */
  launch(...options: string[]): void {
    this.#said = "";
    // It leaves when this process is gone, however that ended.
    const leaving = ["--import", join(root, "scripts/start/leave-with-parent.mjs")];
    const child = spawn(process.execPath, [...leaving, "scripts/start.mjs", ...options], {
      cwd: root,
      env: this.environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const note = (chunk: Buffer) => {
      this.#said += chunk;
    };
    child.stdout?.on("data", note);
    child.stderr?.on("data", note);
    this.#supervisor = child;
  }

  /** Starts it and waits until it says that it is ready. @returns how long that took, in ms */
  async start(...options: string[]): Promise<number> {
    const began = performance.now();
    this.launch(...options);
    await until(
      "the site is ready",
      () => {
        if (this.ended !== null) throw new Error(`The site ended with ${this.ended}:\n${this.#said}`);
        return this.#said.includes(READY);
      },
      READY_MS,
    ).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.#said}`);
    });
    return performance.now() - began;
  }

  /** The process of the embedded database. */
  database(): Child | null {
    return childrenOf(this.supervisor).find(({ command }) => command.includes("embedded-database")) ?? null;
  }

  /** The process that answers requests. */
  web(): Child | null {
    return childrenOf(this.supervisor).find(({ command }) => command.includes("server/web.mjs")) ?? null;
  }

  /** Ends one of its processes as a crash or the kernel would: nothing can be tidied up. */
  kill(which: "supervisor" | "web" | "database"): void {
    const pid = which === "supervisor" ? this.supervisor : this[which]()?.pid;
    if (!pid) throw new Error(`There is no process "${which}" to kill`);
    process.kill(pid, "SIGKILL");
  }

  /** What Ctrl-C in a terminal does: an interrupt to the whole process group. */
  interrupt(): void {
    process.kill(-this.supervisor, "SIGINT");
  }

  async waitUntilEnded(patience = 30_000): Promise<void> {
    await until("the site ends", () => this.ended !== null, patience);
  }

  /** Whether it answers at all. */
  async isAlive(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/healthz`)).ok;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    if (this.#supervisor && this.ended === null) {
      this.interrupt();
      await this.waitUntilEnded();
    }
  }

  /** Lets the factories, commands and queries of this process work on the site's own records. */
  async openRecords(): Promise<void> {
    await disconnect();
    const { CONVIVIO_DATA, APP_SECRET, PUBLIC_URL, DATABASE_URL } = this.environment;
    Object.assign(process.env, { CONVIVIO_DATA, APP_SECRET, PUBLIC_URL });
    if (DATABASE_URL) process.env.DATABASE_URL = DATABASE_URL;
    else delete process.env.DATABASE_URL;
    forgetSettings();
  }
}

/** Makes a site, not started yet. `remove` stops it and takes everything away. */
export async function makeSite(
  choice: SiteChoice = {},
): Promise<{ site: Site; remove: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  const database = choice.databaseUrl || choice.embedded || !server ? null : await createOnServer(server);
  const folder = choice.folder ?? mkdtempSync(join(tmpdir(), "convivio-site-"));
  if (!(choice.databaseUrl || database || choice.first || choice.folder)) await layFirstStart(folder, SECRET);
  const site = new Site(
    folder,
    choice.port ?? (await freePort()),
    choice.databaseUrl ?? database?.url ?? null,
    choice.environment ?? {},
  );
  return {
    site,
    async remove() {
      await disconnect();
      await site.stop();
      await database?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
