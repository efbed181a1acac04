import { parseArgs } from "node:util";
import { db } from "../../lib/platform/db/client";
import { MARKS, readMark, removeMark, writeMark } from "../../lib/platform/db/marks";
import { type Command, UsageError } from "../convivio/command";

async function show(): Promise<void> {
  const paused = await readMark(db(), MARKS.outboxPaused);
  console.log(paused ? `Paused since ${paused.since} (${paused.reason}).` : "Sending.");
  const heartbeat = await readMark(db(), MARKS.dispatcherHeartbeat);
  console.log(heartbeat ? `The dispatcher was last seen at ${heartbeat.at}.` : "No dispatcher was seen yet.");
  const states = await db().outboxMessage.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } });
  for (const { state, _count } of states) console.log(`  ${state}: ${_count}`);
}

export const command: Command = {
  name: "outbox",
  summary: "Shows how many mails wait; pauses and resumes sending.",
  usage: `outbox [pause | resume]

Without a word: the state of sending and the number of mails in each state. After "restore" sending is paused, because
mails that wait in the backup may have left before; look at them on the outbox page, cancel what was sent, then resume.`,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [act, ...more] = positionals;
    if (more.length > 0 || (act !== undefined && act !== "pause" && act !== "resume"))
      throw new UsageError("Say pause or resume, or nothing.");
    if (act === "pause")
      await writeMark(db(), MARKS.outboxPaused, { since: new Date().toISOString(), reason: "operator" });
    if (act === "resume") await removeMark(db(), MARKS.outboxPaused);
    await show();
    return 0;
  },
};
