import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { FACTS, isOfInstallation, LINKS, NAMES, VALUES } from "../fixtures/whole-mail";
import { MAILS, TEMPLATES, type TemplateName } from "../templates/registry";
import { composeMail } from "./compose";
import { composeJoined } from "./compose-joined";
import type { MailFacts, MailLinks } from "./parts";
import { asText } from "./render-text";

const OVER = new Set<TemplateName>([
  "registration-withdrawn",
  "registration-cancelled",
  "registration-changed",
]);

/** The facts as they are when such a mail leaves. */
function factsFor(template: TemplateName): MailFacts | null {
  if (isOfInstallation(template)) return null;
  const { registration } = FACTS;
  if (!registration) return FACTS;
  const gone = { ...registration, ticket: false, joins: [] };
  if (template === "registration-waitlisted")
    return { ...FACTS, registration: { ...gone, waiting: true, rank: 3 } };
  // A draft was not sent yet.
  if (template === "draft-saved") return { ...FACTS, registration: { ...gone, submittedAt: null } };
  return OVER.has(template) ? { ...FACTS, registration: gone } : FACTS;
}

function written(template: TemplateName, language: string, whole: boolean): string {
  const links: MailLinks = template === "sign-in" ? { ...LINKS, code: "123456", minutes: 10 } : LINKS;
  const parameters = Object.fromEntries(NAMES[template].map((name) => [name, VALUES[name]]));
  const mail = whole
    ? composeMail(template, parameters, language, links, "Convivio", factsFor(template))
    : composeMail(template, {}, language, {}, "Convivio", null);
  const title = `##### ${template}, ${whole ? "everything known" : "nothing known"}`;
  return `${title}\nSubject: ${mail.subject}\n\n${asText(mail)}`;
}

/** Three registrations of one address: one who said no name, one who pays otherwise. */
function writtenTogether(template: TemplateName, language: string): string {
  const facts = factsFor(template);
  const each = [
    { fullName: "Carla Ejemplo", reference: "M4TCKE", rank: 4, cost: "€80" },
    { fullName: "Ada Esempio", reference: "K7PFRA", rank: 3, cost: "€120" },
    { fullName: "https://evil.example", reference: "D9WXYH", rank: 5, cost: "€120" },
  ];
  const shared = Object.fromEntries(NAMES[template].map((name) => [name, VALUES[name]]));
  const mail = composeJoined(
    template,
    each.map(({ rank, cost, ...own }) => ({
      parameters: {
        ...shared,
        ...Object.fromEntries(Object.entries(own).filter(([name]) => NAMES[template].includes(name))),
      },
      links: {
        ...LINKS,
        own: `${LINKS.own}-${own.reference}`,
        button: template === "edition-cancelled" ? String(LINKS.agenda) : `${LINKS.own}-${own.reference}`,
      },
      facts: facts?.registration
        ? {
            ...facts,
            registration: {
              ...facts.registration,
              cost,
              rank: facts.registration.waiting ? rank : null,
            },
          }
        : facts,
    })),
    language,
    "Convivio",
    template !== "lost-link",
  );
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
