import { parseArgs } from "node:util";
import { removeExample } from "../../lib/setup/commands/remove-example";
import type { Command } from "../convivio/command";

export const command: Command = {
  name: "remove-example",
  summary: "Removes the example schools with all their people, registrations and messages, for good.",
  usage: "remove-example",
  async run(args) {
    parseArgs({ args, options: {} });
    const removed = await removeExample();
    console.log(removed === 0 ? "There are no example schools." : `Removed ${removed} example schools.`);
    return 0;
  },
};
