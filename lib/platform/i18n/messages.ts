import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Messages } from "next-intl";
import type { Locale } from "./locales";

const loaded = new Map<Locale, Messages>();

/** Whoever develops sees an edited text with the next page. */
export const readAnew = () => process.env.NODE_ENV === "development";

/** All interface texts of a language: one namespace per file of `messages/<locale>/`. Read once, but in development. */
export function loadMessages(locale: Locale): Messages {
  const kept = loaded.get(locale);
  if (kept && !readAnew()) return kept;
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "messages", locale);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const messages = Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  ) as Messages;
  loaded.set(locale, messages);
  return messages;
}
