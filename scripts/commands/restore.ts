import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { LEFT_OUT } from "../../lib/left-out";
import { OUTBOX_PAUSED } from "../../lib/outbox/rules/marks";
import { BackupRefused, secretMark } from "../../lib/platform/db/manifest";
import { readMigrations } from "../../lib/platform/db/migrate";
import { restore } from "../../lib/platform/db/restore";
import { settings } from "../../lib/platform/env";
import { filesFolder } from "../../lib/platform/paths";
import { countingSecrets } from "../../lib/platform/secrets";
import { EXAMPLE_MADE } from "../../lib/setup/rules/example";
import { asConnection, takeSteps } from "../../lib/upgrade";
import { type Command, CommandFailure, givenPath, showProgress, UsageError } from "../convivio/command";
import { root } from "../start/processes.mjs";

/** Waits for nothing: what the dispatcher finds in the restored outbox may have left long ago. */
async function pauseOutbox(client: Client): Promise<void> {
  const since = new Date().toISOString();
  await client.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, now())
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
    [OUTBOX_PAUSED, JSON.stringify({ since, reason: "restore" })],
  );
  await client.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, now()) ON CONFLICT (key) DO NOTHING`,
    [EXAMPLE_MADE, JSON.stringify({ at: since })],
  );
}

export const command: Command = {
  name: "restore",
  summary: "Puts a backup back: into an empty database, or with --force instead of what is there.",
  usage: `restore DIR [--force] [--unsealed]

  DIR         a folder made by "backup", with either database
  --force     replace all records and stored files of this installation
  --unsealed  also a backup that this installation's secret did not seal: made by an earlier version, on a machine with
              another secret, or changed since. Only if you know where it was kept: whoever could change it could, for
              instance, have made themselves administrator

All of it or nothing: a damaged or unfitting backup changes nothing. One made by an earlier version is brought up to date
on the way. A running server goes on and shows the restored
records within seconds; everybody signs in again. Mails that were waiting do not leave until you look at them and say:
npm run convivio -- outbox resume. Erasures asked for after the backup was made have to be done again.`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { force: { type: "boolean", default: false }, unsealed: { type: "boolean", default: false } },
    });
    const [word, ...more] = positionals;
    if (word === undefined || more.length > 0) throw new UsageError("Name the one folder of the backup.");
    const folder = givenPath(word);
    const client = new Client({ connectionString: settings().databaseUrl, connectionTimeoutMillis: 10_000 });
    await client.connect();
    const progress = showProgress("Rows");
    try {
      const { manifest, provenance } = await restore({
        client,
        folder,
        files: filesFolder(),
        migrations: await readMigrations(join(root, "prisma/migrations")),
        secrets: countingSecrets(),
        unsealed: values.unsealed,
        force: values.force,
        ignored: ["setting"],
        leftOut: LEFT_OUT,
        finish: pauseOutbox,
        onProgress: (_table, rows, total) => progress.at(rows, total),
      });
      progress.end();
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      console.log(
        `Restored ${rows} rows and ${manifest.files.length} files of ${manifest.createdAt} from ${folder}.`,
      );
      for (const line of await takeSteps(asConnection(client))) console.log(line);
      console.log("The outbox is paused. Look at it, then: npm run convivio -- outbox resume");
      if (provenance !== "ours")
        console.log("Nobody has checked whether this backup was changed after it was made (--unsealed).");
      if (!countingSecrets().some((secret) => secretMark(secret) === manifest.secretMark)) {
        console.log(
          "The secret here (APP_SECRET or .data/secret) is not the one of the backup: private links and tickets sent so far will not open. Put the old secret back, if you have it, or name it as APP_SECRET_PREVIOUS, and start again.",
        );
      }
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
