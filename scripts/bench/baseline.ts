import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../start/processes.mjs";

/** A bare HTTP server on this machine that answers any bytes: what the machine could do at best. */
export class Baseline {
  #child: ChildProcess | undefined;
  url = "";

  async start(): Promise<void> {
    this.#child = fork(join(root, "scripts/bench/bare-server.mjs"), { execArgv: [] });
    const [{ port }] = (await once(this.#child, "message")) as [{ port: number }];
    this.url = `http://127.0.0.1:${port}/`;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** From now on it answers with these bytes. */
  async answerWith(bytes: Buffer): Promise<void> {
    this.#child?.send(bytes.toString("base64"));
    if (this.#child) await once(this.#child, "message");
  }

  stop(): void {
    this.#child?.disconnect();
  }
}
