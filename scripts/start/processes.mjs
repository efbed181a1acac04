/** Child processes of the supervisor: start, wait for "ready", stop in order. */
import { fork, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Arguments for Node to run TypeScript of this project. */
export const typescript = ["--import", "tsx"];

/** Runs a command to its end; rejects with its exit code. `quiet` keeps its output back unless it fails. */
export function run(command, args, { env = process.env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) return resolve(output);
      if (quiet) process.stderr.write(output);
      reject(Object.assign(new Error(`${command} ended with ${code}`), { exitCode: code ?? 1 }));
    });
  });
}

/** Forks a TypeScript file and waits until it says "ready". Detached: Ctrl-C reaches only the supervisor. */
export function forkUntilReady(file, { env, exitMessage }) {
  return new Promise((resolve, reject) => {
    const child = fork(file, [], {
      cwd: root,
      env,
      execArgv: typescript,
      detached: true,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const early = (code) => reject(Object.assign(new Error(exitMessage), { exitCode: code ?? 1 }));
    child.once("exit", early);
    child.on("message", (message) => {
      if (message !== "ready") return;
      child.off("exit", early);
      resolve(child);
    });
  });
}

/** Asks a child to stop and waits; after `patience` ms it is killed. */
export function stop(child, { message, signal = "SIGTERM", patience = 8000 } = {}) {
  return new Promise((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    if (message && child.connected) child.send(message);
    else child.kill(signal);
  });
}

/** Whether a server can listen on the port, of one address or of all. */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port: Number(port), host }, () => probe.close(() => resolve(true)));
  });
}

/**
 * The address to listen on: as HOST says, else this machine's own while people use it from this machine only. Undefined:
 * every address.
 */
export function listenAddress(publicUrl, host) {
  if (host) return host;
  const { hostname } = new URL(publicUrl);
  if (hostname === "[::1]") return "::1";
  if (/^127(\.\d{1,3}){3}$/.test(hostname)) return hostname;
  return hostname === "localhost" ? "127.0.0.1" : undefined;
}

/** Where this machine itself reaches a server that listens there. */
export function ownAddress(host) {
  if (!host || host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
