import { resolve } from "node:path";
import { EmailSchema } from "../../lib/platform/text";

/** One command of `npm run convivio`. Its file `scripts/commands/<name>.ts` exports it as `command`. */
export interface Command {
  /** As typed; the same as the file's name. */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` shows below the summary: the form, then every option. */
  usage: string;
  /**
   * What has to be there before `run`. "ready" (the default): a database with the schema of this version; "any": a
   * database in whatever state; "none": nothing.
   */
  database?: "ready" | "any" | "none";
  /** Gets the words after the name, for `parseArgs` of node:util; returns the exit code. */
  run: (args: string[]) => Promise<number>;
}

/** A wrong call, e.g. a word missing: its sentence and the usage are shown, exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** It can't be done, for a reason the operator can act on: only the sentence is shown, exit code 1. */
export class CommandFailure extends Error {
  override name = "CommandFailure";
}

/** A path as the operator means it: npm runs commands in the project's folder, wherever it was called. */
export function givenPath(word: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), word);
}

/** The one address a command is about. */
export function givenEmail(words: readonly string[]): string {
  const email = EmailSchema.safeParse(words[0]);
  if (words.length !== 1 || !email.success)
    throw new UsageError("Give one e-mail address, like name@example.org.");
  return email.data;
}

const LINE_EVERY_MS = 5_000;

/** Shows how far long work is: one line that moves on a terminal, a line every few seconds in a log. */
export function showProgress(what: string): { at: (done: number, total?: number) => void; end: () => void } {
  const terminal = process.stderr.isTTY === true;
  let last = Date.now();
  let shown = false;
  return {
    at(done, total) {
      const text = total === undefined ? `${what}: ${done}` : `${what}: ${done} of ${total}`;
      const now = Date.now();
      if (terminal && now - last > 100) {
        process.stderr.write(`\r\x1b[K${text}`);
        last = now;
        shown = true;
      } else if (!terminal && now - last > LINE_EVERY_MS) {
        process.stderr.write(`${text}\n`);
        last = now;
      }
    },
    end() {
      if (terminal && shown) process.stderr.write("\r\x1b[K");
    },
  };
}
