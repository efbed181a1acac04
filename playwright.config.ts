import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH;
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * What takes longer than a change may wait is left to `npm run nightly`, which asks for just that: tests marked so, and the
 * journeys on the other kind of device. With each change a journey is made on a phone, as most people make it, or on a
 * desk where it says @desktop, or on both where it says @both.
 */
const NIGHTLY = /@nightly/;
const nightly = process.env.TESTS === "nightly";
const OTHER_DEVICE = /^(?=.*journeys\/)(?!.*@(desktop|both))/;
const either = (one: RegExp, other: RegExp) => new RegExp(`${one.source}|${other.source}`);

/**
 * What is only looked at, measured, typed into, kept by a device or asked of a gate, and would be the same whichever engine keeps
 * the rows: on a PostgreSQL server (the second half of .ci/run) it is not made again. At night everything is made everywhere.
 */
const ON_ANY_ENGINE = [
  "cross-cutting/accessibility",
  "cross-cutting/answers-in-sight",
  "cross-cutting/authorization-actions",
  "cross-cutting/authorization-pages",
  "cross-cutting/choices-at-the-desk",
  "cross-cutting/document-buttons",
  "cross-cutting/documents",
  "cross-cutting/edition-row",
  "cross-cutting/focus-after-acts",
  "cross-cutting/form-once",
  "cross-cutting/hostile-actions",
  "cross-cutting/hostile-addresses",
  "cross-cutting/hostile-api",
  "cross-cutting/hostile-people",
  "cross-cutting/installable",
  "cross-cutting/kept-words",
  "cross-cutting/large-letters",
  "cross-cutting/layout-shift",
  "cross-cutting/links",
  "cross-cutting/long-conditional-form",
  "cross-cutting/long-names",
  "cross-cutting/own-direction",
  "cross-cutting/print",
  "cross-cutting/public-pages",
  "cross-cutting/redirects",
  "cross-cutting/search-engines",
  "cross-cutting/sensitive-sets",
  "cross-cutting/speakers-link",
  "cross-cutting/speculation",
  "cross-cutting/unread-words",
  "cross-cutting/upload-roles",
  "cross-cutting/weights",
  "cross-cutting/while-saving",
  "cross-cutting/who-reads-answers",
  "cross-cutting/words-before-scripts",
  "journeys/agenda",
  "journeys/arrange",
  "journeys/board-keys",
  "journeys/find-unscheduled",
  "journeys/first-school",
  "journeys/form-order",
  "journeys/form-preview",
  "journeys/languages",
  "journeys/markdown-tools",
  "journeys/my-sessions",
  "journeys/offline",
  "journeys/own-words-back",
  "journeys/panel-keyboard",
  "journeys/paste",
  "journeys/pictures",
  "journeys/recap-gallery",
  "journeys/registration-kept",
  "journeys/sections",
  "journeys/sets-keyboard",
  "journeys/since-last-visit",
  "journeys/ticked-people",
  "journeys/two-venues",
  "journeys/urgent-notice",
  "journeys/whole-page",
].map((name) => `${name}.spec.ts`);
for (const file of ON_ANY_ENGINE)
  if (!existsSync(join(import.meta.dirname, "e2e", file))) throw new Error(`There is no ${file} any more`);
const isSecondHalf = Boolean(process.env.TEST_DATABASE_URL) && !nightly;
const named = process.argv.some((word) => word.endsWith(".spec.ts"));

/** Journeys run against the production build that scripts/browser.mjs has started. */
export default defineConfig({
  testDir: "e2e",
  testMatch: ["journeys/**/*.spec.ts", "cross-cutting/**/*.spec.ts"],
  testIgnore: isSecondHalf && !named ? ON_ANY_ENGINE.map((file) => `**/${file}`) : [],
  tsconfig: "./tsconfig.scripts.json",
  fullyParallel: true,
  workers: 2,
  // Whoever waits for a change to land is not sent away by one moment of a busy machine: the test is named as flaky and mended.
  retries: process.env.CI && !nightly ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL: process.env.PUBLIC_URL ?? "http://localhost:3000",
    locale: "en-GB",
    timezoneId: "Europe/Rome",
    // What is kept on a device is tried by the journeys without a network; no other is answered by it.
    serviceWorkers: "block",
    launchOptions: { args: FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    {
      name: "desktop",
      use: { viewport: { width: 1280, height: 900 } },
      [nightly ? "grep" : "grepInvert"]: either(NIGHTLY, OTHER_DEVICE),
    },
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
      testMatch: ["journeys/**/*.spec.ts"],
      grepInvert: either(NIGHTLY, /@desktop/),
    },
  ],
});
