/**
 * The languages of addresses, as lib/platform/i18n/locales.ts names them: what is preloaded into the server process stands
 * outside the bundle and can't read TypeScript. Its test compares the two.
 */
export const LOCALES = ["en", "fr", "it", "es", "de"];
