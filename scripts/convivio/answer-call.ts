import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isOutage } from "../../lib/platform/errors";
import { root } from "../start/processes.mjs";
import type { Command } from "./command";
import { CommandFailure, UsageError } from "./command";

const CALL = "npm run convivio --";
const FOLDER = join(root, "scripts/commands");

function commandNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

async function load(name: string): Promise<Command> {
  const file = (await import(join(FOLDER, `${name}.ts`))) as { command: Command };
  return file.command;
}

async function listCommands(): Promise<string> {
  const commands = await Promise.all(commandNames().map(load));
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    `Usage: ${CALL} COMMAND [OPTIONS]`,
    "",
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    "",
    `Each command explains itself: ${CALL} COMMAND --help`,
  ].join("\n");
}

function helpOf(command: Command): string {
  return `${command.summary}\n\nUsage: ${CALL} ${command.usage}`;
}

async function runCommand(command: Command, args: string[]): Promise<number> {
  if (command.database === "none") return command.run(args);
  const { openDatabase, requireSchema } = await import("./database");
  const database = await openDatabase();
  try {
    if (command.database !== "any") await requireSchema();
    return await command.run(args);
  } finally {
    const { disconnect } = await import("../../lib/platform/db/client");
    await disconnect();
    await database.close();
  }
}

function isWrongCall(error: unknown): error is Error {
  const code = (error as { code?: unknown }).code;
  return error instanceof UsageError || (typeof code === "string" && code.startsWith("ERR_PARSE_ARGS"));
}

function explain(error: unknown, command: Command): number {
  if (isWrongCall(error)) {
    console.error(`${error.message.split(". To specify")[0]}\n\nUsage: ${CALL} ${command.usage}`);
    return 2;
  }
  const settingsUnusable = error instanceof Error && error.message.startsWith("These settings can't be used");
  if (error instanceof CommandFailure || settingsUnusable) console.error(error.message);
  else if (isOutage(error)) console.error(`The database does not answer (${(error as Error).message}).`);
  else console.error(`"${command.name}" failed:`, error);
  return 1;
}

/** Answers one call. @param words what stands after `npm run convivio --` @returns the exit code */
export async function answerCall([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(await listCommands());
    return name === undefined ? 2 : 0;
  }
  if (!commandNames().includes(name)) {
    console.error(`There is no command "${name}".\n\n${await listCommands()}`);
    return 2;
  }
  const command = await load(name);
  const words = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (words.includes("--help") || words.includes("-h")) {
    console.log(helpOf(command));
    return 0;
  }
  try {
    return await runCommand(command, args);
  } catch (error) {
    return explain(error, command);
  }
}
