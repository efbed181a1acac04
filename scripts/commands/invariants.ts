import { parseArgs } from "node:util";
import { brokenInvariants, INVARIANTS } from "../../lib/invariants";
import { db } from "../../lib/platform/db/client";
import type { Command } from "../convivio/command";

export const command: Command = {
  name: "invariants",
  summary: "Looks for what must never be: oversold places, lost messages, rows of others.",
  usage: `invariants

Reads only, and works while the server runs. Prints what is wrong with the ids concerned and ends with 1; after a restore
or before an update it should say that all hold.`,
  async run(args) {
    parseArgs({ args, options: {} });
    const broken = await brokenInvariants(db());
    for (const { name, ids } of broken) {
      console.log(`${name}: ${ids.length}`);
      for (const id of ids.slice(0, 20)) console.log(`  ${id}`);
    }
    if (broken.length > 0) return 1;
    console.log(`All ${Object.keys(INVARIANTS).length} hold.`);
    return 0;
  },
};
