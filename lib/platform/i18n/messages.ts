import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "./locales";

export type Messages = Record<string, Record<string, unknown>>;

const loaded = new Map<Locale, Messages>();

/** All interface texts of a language: one namespace per file of `messages/<locale>/`. Read once in production. */
export function loadMessages(locale: Locale): Messages {
  const kept = loaded.get(locale);
  if (kept && process.env.NODE_ENV === "production") return kept;
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "messages", locale);
  const messages: Messages = {};
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".json"))
      messages[name.slice(0, -5)] = JSON.parse(readFileSync(join(folder, name), "utf8"));
  }
  loaded.set(locale, messages);
  return messages;
}
