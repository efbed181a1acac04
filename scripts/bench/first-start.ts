import { createHash } from "node:crypto";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { keptFolder } from "@/prisma/testing/kept-folders";
import { startEmbedded } from "@/prisma/testing/throw-away-database";
import { fingerprint } from "../start/prepare.mjs";
import { run, typescript } from "../start/processes.mjs";

/** All that says what a first start makes: the schema and the example schools. */
const MADE_FROM = [
  "lib",
  "messages",
  "prisma/schema",
  "prisma/migrations",
  "prisma/example",
  "scripts/prepare-database.ts",
  "package-lock.json",
];

/** The example lies in the months after the day it was made. */
function stateOfToday(secret: string): string {
  const today = new Date().toISOString().slice(0, 10);
  return createHash("sha256")
    .update(`${fingerprint(MADE_FROM)} ${today} ${secret}`)
    .digest("hex")
    .slice(0, 16);
}

/**
 * Lays into a data folder what the first start of a site leaves there: the embedded database with the example schools. A
 * site starts on it as it does the second time. What makes it is the start's own program, once for each state of the tree.
 */
export async function layFirstStart(folder: string, secret: string): Promise<void> {
  const kept = await keptFolder("example", stateOfToday(secret), async (made) => {
    const database = await startEmbedded(made);
    await run(process.execPath, [...typescript, "scripts/prepare-database.ts", "--example"], {
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: "tsconfig.scripts.json",
        DATABASE_URL: database.url,
        CONVIVIO_DATA: made,
        APP_SECRET: secret,
        PUBLIC_URL: "http://localhost:3000",
      },
      quiet: true,
    });
    await database.end();
    rmSync(join(made, "run"), { recursive: true, force: true });
  });
  cpSync(kept, folder, { recursive: true });
}
