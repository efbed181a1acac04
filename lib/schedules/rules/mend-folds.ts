/** A fold within a character of UTF-8: its first bytes, the fold, and the others. */
const INSIDE = /([\xC2-\xF4][\x80-\xBF]{0,2})\r?\n[ \t]([\x80-\xBF]{1,3})/g;

/**
 * A calendar whose lines are folded inside characters, as old programs count bytes, with the folds behind them; null for what is no
 * calendar. Lines stay as many as they are.
 */
export function mendFolds(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return /^\s*BEGIN:VCALENDAR/i.test(text) ? Buffer.from(text.replace(INSIDE, "$1$2\n "), "latin1") : null;
}
