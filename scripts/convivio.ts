/**
 * `npm run convivio -- <command>`: what an operator does from the command line, also while the server runs. One file
 * per command in scripts/commands. Exit codes: 0 done, 1 not possible, 2 a wrong call.
 */
import { loadSettingsFile, prepareClient } from "./start/prepare.mjs";

/** Whoever reads the output may stop reading (`… | head`): the work goes on, and ends as it would have. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
}

outliveReaders();
loadSettingsFile();
await prepareClient();
// Only now: it loads the database client, which may just have been made.
const { answerCall } = await import("./convivio/answer-call");
process.exit(await answerCall(process.argv.slice(2)));
