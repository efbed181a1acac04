import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forgetSettings } from "@/lib/platform/env";
import type { LeasedMessage } from "../commands/lease-messages";
import { composeMail, composePreview } from "../emails/compose";
import { FACTS, factsFor } from "../fixtures/whole-mail";
import { exampleOf, MADE_UP } from "../rules/made-up";
import type { MailContext } from "../rules/mail-facts";
import { TEMPLATES, type TemplateName } from "../templates/registry";
import { linksOf } from "./mail-links";

beforeAll(() => {
  vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
  vi.stubEnv("APP_SECRET", "only-for-tests-0123456789abcdef0123456789abcdef");
  forgetSettings();
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

const parametersOf = (template: TemplateName) => ({ ...exampleOf(template), ...MADE_UP });
const factsOf = (template: TemplateName) => factsFor(template) ?? FACTS;

/** The links of a mail that leaves now, to somebody who has a private link. */
function linksNow(template: TemplateName, published: boolean) {
  const message = { template, language: "en", parameters: parametersOf(template) };
  const context = {
    ...{ schoolSlug: "school", editionSlug: "2027", published, facts: factsOf(template) },
    link: { registrationId: "01000000-0000-7000-8000-000000000009", version: 1, draft: false },
  };
  const issueLink = async () => ({
    link: "https://convivio.example/en/sign-in/x",
    code: "123456",
    minutes: 10,
  });
  const speaker = { id: "01000000-0000-7000-8000-000000000007", version: "1 ada@example.org" };
  return linksOf(message as unknown as LeasedMessage, context as unknown as MailContext, issueLink, speaker);
}

describe.each([true, false])("of an edition that is published: %s", (published) => {
  test.each(TEMPLATES)(
    "%s leads to pages that are found, and is looked at with the button that it has",
    async (template) => {
      const links = await linksNow(template, published);
      if (!published) expect(JSON.stringify(links)).not.toMatch(/\/schools\/|undefined/);
      // A mail that is nothing without its link does not leave; a test of one is looked at as what it tests.
      if (!links || template === "wording-test") return;
      const [sent, looked] = [
        composeMail(template, parametersOf(template), "en", links, "Convivio", factsOf(template)),
        composePreview(template, parametersOf(template), "en", "Convivio", factsOf(template), published),
      ].map(({ blocks }) => ({
        button: blocks.some(({ kind }) => kind === "button"),
        linked: (JSON.stringify(blocks).match(/"address":"/g) ?? []).length,
      }));
      expect(looked).toEqual(sent);
    },
  );
});

test.each<[TemplateName, string]>([
  ["mailing-stopped", "http://localhost:3000/en/organise/school/2027/outbox"],
  ["release-stopped", "http://localhost:3000/en/organise/school/2027/releases"],
])("%s leads whoever planned it to where they plan it again, published or not", async (template, button) => {
  for (const published of [true, false]) expect(await linksNow(template, published)).toEqual({ button });
});
