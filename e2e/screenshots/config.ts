import { defineConfig } from "@playwright/test";
import base from "../../playwright.config";

/** `npm run screenshots`: draws docs/screenshots anew from the example schools; no test of anything. */
export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: ["*.spec.ts"],
  tsconfig: "../../tsconfig.scripts.json",
  workers: 1,
  // The schools that the other pictures need come after those of the example alone.
  projects: [
    { name: "example", testMatch: "main-pages.spec.ts" },
    { name: "screenshots", testIgnore: "main-pages.spec.ts", dependencies: ["example"] },
  ],
});
