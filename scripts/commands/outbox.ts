import { parseArgs } from "node:util";
import { pauseSending, resumeSending } from "../../lib/outbox/commands/pause-sending";
import { DISPATCHER_HEARTBEAT, OUTBOX_PAUSED } from "../../lib/outbox/rules/marks";
import { db } from "../../lib/platform/db/client";
import { readMark } from "../../lib/platform/db/marks";
import { type Command, CommandFailure, UsageError } from "../convivio/command";

async function show(): Promise<void> {
  const paused = await readMark(db(), OUTBOX_PAUSED);
  console.log(paused ? `Paused since ${paused.since} (${paused.reason}).` : "Sending.");
  const heartbeat = await readMark(db(), DISPATCHER_HEARTBEAT);
  console.log(heartbeat ? `The dispatcher was last seen at ${heartbeat.at}.` : "No dispatcher was seen yet.");
  const states = await db().outboxMessage.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } });
  for (const { state, _count } of states) console.log(`  ${state}: ${_count}`);
}

async function resume(oldMails: "send" | "cancel" | null): Promise<void> {
  const resumed = await resumeSending(oldMails);
  if (!resumed.ok) {
    throw new CommandFailure(
      `${resumed.detail?.count} mails waited when the restored backup was made. If the old installation went on after that, most of them left then. Say what to do: resume --cancel-old, or resume --send-old.`,
    );
  }
  if (oldMails === "cancel") console.log(`Cancelled ${resumed.value.cancelled} mails of the backup.`);
}

export const command: Command = {
  name: "outbox",
  summary: "Shows how many mails wait; pauses and resumes sending.",
  usage: `outbox [pause | resume [--cancel-old | --send-old]]

  --cancel-old   after a restore: mails that waited in the backup are never sent
  --send-old     after a restore: they are sent now

Without a word: the state of sending and the number of mails in each state. After "restore" sending is paused, because
mails that wait in the backup may have left before; resume asks what to do with them. Mails to sign in always leave.`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "cancel-old": { type: "boolean", default: false },
        "send-old": { type: "boolean", default: false },
      },
    });
    const [act, ...more] = positionals;
    const [cancel, send] = [values["cancel-old"], values["send-old"]];
    if (more.length > 0 || (act !== undefined && act !== "pause" && act !== "resume"))
      throw new UsageError("Say pause or resume, or nothing.");
    if ((cancel && send) || ((cancel || send) && act !== "resume"))
      throw new UsageError("Give resume one of --cancel-old and --send-old.");
    if (act === "pause") await pauseSending();
    if (act === "resume") await resume(cancel ? "cancel" : send ? "send" : null);
    await show();
    return 0;
  },
};
