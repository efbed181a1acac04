/**
 * Asks addresses again and again, in a process of its own, so that the work of the measuring one holds no answer up. Told
 * anything, it says the slowest answer of each, in ms; null where one was not 200.
 */
const urls = process.argv.slice(2);
const PAUSE_MS = 100;
let going = true;

async function ask(url) {
  let slowest = 0;
  while (going) {
    const began = performance.now();
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status !== 200) slowest = Number.NaN;
    slowest = Math.max(slowest, performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return Number.isNaN(slowest) ? null : slowest;
}

process.on("disconnect", () => process.exit(0));
process.once("message", async () => {
  going = false;
  process.send(await Promise.all(asked));
});
const asked = urls.map(ask);
