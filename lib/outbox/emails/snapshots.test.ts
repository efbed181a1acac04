import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { composeThree, composeWhole, LINKS } from "../fixtures/whole-mail";
import type { TemplateName } from "../templates/registry";
import { MAILS, TEMPLATES } from "../templates/registry";
import { composeMail } from "./compose";
import { asText } from "./render-text";

function written(template: TemplateName, language: string, whole: boolean): string {
  const mail = whole
    ? composeWhole(template, language)
    : composeMail(template, {}, language, {}, "Convivio", null);
  const title = `##### ${template}, ${whole ? "everything known" : "nothing known"}`;
  return `${title}\nSubject: ${mail.subject}\n\n${asText(mail)}`;
}

function writtenTogether(template: TemplateName, language: string): string {
  const mail = composeThree(template, language);
  return `##### ${template}, three of one address\nSubject: ${mail.subject}\n\n${asText(mail)}`;
}

test.each(LOCALES)("every mail of several to one address: %s", async (language) => {
  const joined = TEMPLATES.filter((template) => MAILS[template].joins !== "never");
  const mails = joined.map((template) => writtenTogether(template, language));
  await expect(mails.join("\n")).toMatchFileSnapshot(`./snapshots/joined-${language}.txt`);
});

beforeAll(() => void vi.stubEnv("NODE_ENV", "production"));
afterAll(() => void vi.unstubAllEnvs());

// Read by eye, as an editor of the language would: a change of a text shows in the difference as its reader meets it.
test.each(LOCALES)("every mail, with everything and with nothing known: %s", async (language) => {
  const mails = TEMPLATES.flatMap((template) => [
    written(template, language, true),
    written(template, language, false),
  ]);
  await expect(mails.join("\n")).toMatchFileSnapshot(`./snapshots/${language}.txt`);
});

test.each(LOCALES)("%s: the subject of a sign-in holds no code, the mail does", (language) => {
  const mail = composeMail(
    "sign-in",
    {},
    language,
    { ...LINKS, code: "123456", minutes: 10 },
    "Convivio",
    null,
  );
  expect(mail.subject).not.toMatch(/\d/);
  expect(asText(mail)).toContain("123456");
});
