import { parseArgs } from "node:util";
import { makeAdministrator } from "../../lib/people/commands/make-administrator";
import { type Command, givenEmail } from "../convivio/command";

export const command: Command = {
  name: "make-admin",
  summary: "Makes somebody an administrator of this installation.",
  usage: `make-admin EMAIL [--remove]

  EMAIL      an address of theirs; they sign in with it
  --remove   no longer an administrator

Counts at their next click, without signing in again. An administrator sees every organisation, but no answers about
diet or access.`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { remove: { type: "boolean", default: false } },
    });
    const email = givenEmail(positionals);
    const changed = await makeAdministrator(email, { remove: values.remove });
    const now = values.remove ? "no administrator" : "an administrator";
    console.log(changed ? `${email} is now ${now}.` : `${email} was ${now} already.`);
    return 0;
  },
};
