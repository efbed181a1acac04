import { createRequire } from "node:module";

/**
 * The languages of addresses, from the same list as lib/platform/i18n/locales.ts: the server stands outside the
 * bundle and can't read TypeScript.
 */
export const LOCALES = Object.keys(createRequire(import.meta.url)("../messages/languages.json"));
