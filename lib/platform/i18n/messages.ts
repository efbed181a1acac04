import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Messages } from "next-intl";
import type { Locale } from "./locales";

const loaded = new Map<Locale, Messages>();

/** All interface texts of a language: one namespace per file of `messages/<locale>/`. Read once in production. */
export function loadMessages(locale: Locale): Messages {
  const kept = loaded.get(locale);
  if (kept && process.env.NODE_ENV === "production") return kept;
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "messages", locale);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const messages = Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  ) as Messages;
  loaded.set(locale, messages);
  return messages;
}
