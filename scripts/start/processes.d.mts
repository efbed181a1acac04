import type { ChildProcess } from "node:child_process";

export const root: string;
export const typescript: string[];
export function run(
  command: string,
  args: string[],
  options?: { env?: NodeJS.ProcessEnv; quiet?: boolean },
): Promise<string>;
export function forkUntilReady(
  file: string,
  options: { env: NodeJS.ProcessEnv; exitMessage: string },
): Promise<ChildProcess>;
export function stop(
  child: ChildProcess | undefined,
  options?: { message?: string; signal?: NodeJS.Signals; patience?: number },
): Promise<void>;
export function isPortFree(port: string | number, host?: string): Promise<boolean>;
export function listenAddress(publicUrl: string, host: string | undefined): string | undefined;
export function ownAddress(host: string | undefined): string;
