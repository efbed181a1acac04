/**
 * What Next prints on its own becomes one structured line: of an error its kind and where it was, never its words, which
 * repeat what was sent (a JSON text, an address with a private link); and the same thing at most once a minute, with how
 * often it was, so that strangers can't fill the log. Faults are logged with their words by lib/platform/log.ts.
 */
import { countSparingly, PAUSE_MS } from "../lib/platform/sparing.mjs";

const MOST_KINDS = 200;
/** Lines within a pause, of all kinds together. */
const MOST_LINES = 60;
const LONGEST_WORDS = 80;
const MOST_FRAMES = 8;

const countOf = countSparingly(MOST_KINDS);
const lines = { since: -PAUSE_MS, count: 0 };

/** Takes the place of console.error and console.warn. `write` gets whole lines. */
export function quietConsole(target = console, write = (line) => process.stderr.write(line)) {
  for (const [name, level] of [
    ["error", 50],
    ["warn", 40],
  ])
    target[name] = (...given) => {
      const said = shortOf(given);
      const now = performance.now();
      const times = countOf(`${level} ${JSON.stringify(said)}`, now, () => takeLine(now));
      if (times > 0)
        write(`${JSON.stringify({ level, time: Date.now(), ...said, times, msg: "Next says" })}\n`);
    };
}

/** Whether there is room for one more line, of whatever kind. */
function takeLine(now) {
  if (now - lines.since >= PAUSE_MS) Object.assign(lines, { since: now, count: 0 });
  if (lines.count >= MOST_LINES) return false;
  lines.count += 1;
  return true;
}

function shortOf(given) {
  const error = given.find((one) => one instanceof Error || typeof one?.stack === "string");
  const words = given.filter((one) => typeof one === "string").map(withoutOthersWords);
  return {
    ...(words.length > 0 ? { words: words.join(" ").slice(0, LONGEST_WORDS) } : {}),
    ...(error ? { error: String(error.name ?? "Error").slice(0, LONGEST_WORDS), at: framesOf(error) } : {}),
  };
}

/** Up to what may be an address, a quotation or data; a stack that was made a text has its own words before. */
function withoutOthersWords(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
  const plain = text.replace(/\u001b\[[0-9;]*m/g, "");
  const before = /^[^/"'`@{[(:<\d\n]*/.exec(plain)?.[0] ?? "";
  return (before === plain ? plain : before.replace(/\S+$/, "")).trim();
}

function framesOf({ stack }) {
  const frames = String(stack ?? "").match(/^\s+at .*$/gm) ?? [];
  return frames.slice(0, MOST_FRAMES).map((frame) => frame.trim().slice(0, 160));
}
