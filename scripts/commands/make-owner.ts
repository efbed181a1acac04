import { parseArgs } from "node:util";
import { db } from "../../lib/platform/db/client";
import { makeOwner } from "../../lib/team/commands/make-owner";
import { type Command, CommandFailure, givenEmail, UsageError } from "../convivio/command";

/** The organisations there are, for whoever mistyped one. */
async function listNames(): Promise<string> {
  const rows = await db().organisation.findMany({
    where: { deletedAt: null },
    select: { name: true },
    orderBy: { name: "asc" },
    take: 50,
  });
  return rows.length === 0 ? "There are none yet." : `There are: ${rows.map((row) => row.name).join(" · ")}.`;
}

export const command: Command = {
  name: "make-owner",
  summary: "Makes somebody an owner of an organisation.",
  usage: `make-owner EMAIL --organisation NAME [--new]

  EMAIL                 an address of theirs; the role begins when they sign in with it
  --organisation NAME   the organisation's name, as its pages show it
  --new                 make the organisation when there is none of that name`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { organisation: { type: "string" }, new: { type: "boolean", default: false } },
    });
    const email = givenEmail(positionals);
    const organisation = (values.organisation ?? "").replace(/\s+/gu, " ").trim();
    if (organisation === "" || organisation.length > 160)
      throw new UsageError("Name the organisation: --organisation NAME.");
    const result = await makeOwner({ email, organisation, found: values.new });
    if (!result.ok && result.reason === "several-organisations")
      throw new CommandFailure(`Several organisations are called "${organisation}". Rename one on the desk.`);
    if (!result.ok)
      throw new CommandFailure(
        `No organisation is called "${organisation}". ${await listNames()} With --new it is made.`,
      );
    console.log(`${email} is an owner of ${organisation}.`);
    if (result.value.waits)
      console.log(`Nobody has signed in as ${email} yet: the role begins when they do.`);
    return 0;
  },
};
