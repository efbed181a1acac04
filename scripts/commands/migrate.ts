import { parseArgs } from "node:util";
import { Client } from "pg";
import { MigrationRefused } from "../../lib/platform/db/migrate";
import { settings } from "../../lib/platform/env";
import { asConnection, upgrade } from "../../lib/upgrade";
import { type Command, CommandFailure } from "../convivio/command";
import { root } from "../start/processes.mjs";

export const command: Command = {
  name: "migrate",
  summary: "Brings the database to the schema of this version (a start does it too).",
  usage: "migrate",
  database: "any",
  async run(args) {
    parseArgs({ args, options: {} });
    const client = new Client({ connectionString: settings().databaseUrl, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      const lines = await upgrade(asConnection(client), root);
      for (const line of lines) console.log(line);
      if (lines.length === 0) console.log("The database is up to date.");
      return 0;
    } catch (error) {
      if (error instanceof MigrationRefused)
        throw new CommandFailure(`The database can't be used: ${error.message}`);
      throw error;
    } finally {
      await client.end();
    }
  },
};
