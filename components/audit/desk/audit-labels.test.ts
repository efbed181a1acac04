import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";

/** Acts that a command puts together, or decides. */
const COMPOSED = [
  ...["confirm", "waitlist", "decline", "reopen-answer"],
  ...["publish-edition", "unpublish-edition", "archive-edition", "unarchive-edition"],
  ...["begin-cancellation", "stop-cancellation", "set-undo-time"],
  ...["cancel-session", "restore-session", "delete-session", "bring-back-session"],
  ...["send-messages", "discard-messages", "retry-messages"],
  ...["add-edition-day", "edit-edition-day", "remove-day", "add-host", "edit-host", "remove-host"],
  ...["add-access-item", "edit-access-item", "remove-access-item"],
  ...["add-question", "edit-question", "remove-question"],
];
/** Acts of the installation, which no organisation's page shows. */
const INSTALLATION = [
  ...["forget-login", "make-administrator", "make-sign-in-link", "pause-sending", "remove-administrator"],
  ...["remove-example", "resume-sending", "sign-out-everywhere"],
];
/** Words of the same form that are rights or reasons. */
const NO_ACTS = [
  ...["decide-registration", "add-registration", "accept-overlaps", "send-messages"],
  ...["edit-themes", "edit-rooms", "edit-speakers", "edit-sessions", "edit-slots", "edit-practices"],
  ...["edit-categories", "edit-quotas", "edit-mails", "edit-form"],
  ...["sign-in"],
  // The type of a column that holds one.
  "text",
];

/** Every verb of the domain that commands write down themselves. */
function writtenActs(): string[] {
  const found = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => /\/commands\/[^/]+\.ts$/.test(file) && !file.includes(".test."))
    .flatMap((file) => {
      const source = readFileSync(`lib/${file}`, "utf8");
      const named = [...source.matchAll(/\bact: "([a-z-]+)"/g)];
      const given = source.matchAll(
        /"((?:accept|add|answer|bring-back|change|correct|create|delete|edit|invite|keep|leave|link|move|place|remove|rename|save|set|tell|unlink|unschedule|withdraw)-[a-z-]+|erase|withdraw)"/g,
      );
      return [...named, ...given].map(([, act = ""]) => act);
    });
  return [...new Set(found)].filter((act) => !NO_ACTS.includes(act));
}

test.each(LOCALES)("every act that the audit of an organisation shows has its words in %s", (language) => {
  const { audit } = JSON.parse(readFileSync(`messages/${language}/desk-lists.json`, "utf8"));
  const acts = [...new Set([...writtenActs(), ...COMPOSED])].filter((act) => !INSTALLATION.includes(act));
  expect(acts.length).toBeGreaterThan(75);
  expect(Object.keys(audit.act).sort()).toEqual(acts.sort());
});
