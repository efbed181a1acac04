import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { LEFT_OUT } from "../../lib/left-out";
import { backup } from "../../lib/platform/db/backup";
import { BackupRefused } from "../../lib/platform/db/manifest";
import { settings } from "../../lib/platform/env";
import { filesFolder } from "../../lib/platform/paths";
import { type Command, CommandFailure, givenPath, showProgress, UsageError } from "../convivio/command";
import { root } from "../start/processes.mjs";

export const command: Command = {
  name: "backup",
  summary: "Writes all records and stored files, as they are at this moment, into a new folder.",
  usage: `backup DIR

  DIR   a folder that does not exist yet, or is empty

Works while the server runs and with either database; "restore" puts it back into either. Not in it: sign-ins of
browsers, sign-in links and codes, counters of limits, and APP_SECRET (or .data/secret). Keep that secret somewhere
else: without it the private links in mails sent so far no longer open, and nobody can tell whether the backup, which it
seals, was changed. The folder holds personal data: protect it.`,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [word, ...more] = positionals;
    if (word === undefined || more.length > 0) throw new UsageError("Name one folder for the backup.");
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    const folder = givenPath(word);
    const client = new Client({ connectionString: settings().databaseUrl, connectionTimeoutMillis: 10_000 });
    await client.connect();
    const progress = showProgress("Rows");
    let before = 0;
    let last = { table: "", rows: 0 };
    try {
      const manifest = await backup({
        client,
        folder,
        files: filesFolder(),
        version,
        secret: settings().secret,
        leftOut: LEFT_OUT,
        onProgress(table, rows) {
          if (table !== last.table) before += last.rows;
          last = { table, rows };
          progress.at(before + rows);
        },
      });
      progress.end();
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      console.log(
        `Backup of ${manifest.createdAt} in ${folder}: ${rows} rows of ${manifest.tables.length} tables, ${manifest.files.length} files.`,
      );
      return 0;
    } catch (error) {
      if (error instanceof BackupRefused) throw new CommandFailure(error.message);
      throw error;
    } finally {
      progress.end();
      await client.end();
    }
  },
};
