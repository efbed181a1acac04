import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { FACTS, isOfInstallation, LINKS, linksFor, NAMES, VALUES } from "../fixtures/whole-mail";
import type { MailFacts } from "../rules/mail-facts";
import type { TemplateName } from "../templates/registry";
import { TEMPLATES } from "../templates/registry";
import { composeMail } from "./compose";
import type { MailLinks } from "./content";
import { asHtml } from "./render-html";
import { asText } from "./render-text";

/** Each fact gone, and all that may be gone at once. */
const FEWER: Record<string, Partial<MailFacts>> = {
  "no days": { days: [] },
  "no hours": { days: [{ date: "2027-10-07", startsAt: null, endsAt: null }] },
  "no end": { days: [{ date: "2027-10-07", startsAt: new Date("2027-10-07T06:15:00Z"), endsAt: null }] },
  "no venue": { venue: null },
  "no address": { address: "" },
  "no city": { city: "" },
  "no contact": { contact: "" },
  "no controller": { controller: { name: "", contact: "" } },
  "no programme": { hasProgramme: false },
  "no ways": { directions: "", accessNote: "" },
  "no cost, no online room": {
    registration: { ticket: true, waiting: false, rank: null, submittedAt: null, cost: "", joins: [] },
  },
  "no registration": { registration: null },
  "a waiting registration without rank": {
    registration: { ticket: false, waiting: true, rank: null, submittedAt: null },
  },
  "nothing but a mode": {
    ...{ days: [], venue: null, address: "", city: "", contact: "", mode: "on_site", hasProgramme: false },
    controller: { name: "", contact: "" },
  },
};

interface Case {
  template: TemplateName;
  absent: string;
  parameters: Record<string, unknown>;
  links: MailLinks;
  facts: MailFacts | null;
}

/** Every template with everything, with each thing absent, and with nothing at all. */
function* cases(): Generator<Case> {
  for (const template of TEMPLATES) {
    const facts = isOfInstallation(template) ? null : FACTS;
    const links = linksFor(template);
    const parameters = Object.fromEntries(NAMES[template].map((name) => [name, VALUES[name]]));
    const one = { template, parameters, links, facts };
    yield { ...one, absent: "nothing" };
    yield { ...one, absent: "everything", parameters: {}, links: {}, facts: null };
    yield { ...one, absent: "all parameters", parameters: {} };
    for (const name of NAMES[template]) {
      const { [name]: _gone, ...rest } = parameters;
      yield { ...one, absent: name, parameters: rest };
      yield { ...one, absent: `${name} (null)`, parameters: { ...parameters, [name]: null } };
      yield { ...one, absent: `${name} (blank)`, parameters: { ...parameters, [name]: " " } };
    }
    for (const name of Object.keys(links) as Array<keyof MailLinks>) {
      const { [name]: _gone, ...rest } = links;
      yield { ...one, absent: `link ${name}`, links: rest };
    }
    if (facts)
      for (const [absent, fewer] of Object.entries(FEWER))
        yield { ...one, absent, facts: { ...facts, ...fewer } };
  }
}

const compose = ({ template, parameters, links, facts }: Case, language: string) =>
  composeMail(template, parameters, language, links, "Convivio", facts);

/** What stands in a mail when something is missing that nobody noticed. */
const LEFTOVERS: ReadonlyArray<[string, RegExp]> = [
  ["a filler", /…|\.\.\./],
  ["a value that is none", /\b(undefined|null|NaN|Invalid)\b|\[object|[{}\uE000-\uF8FF]/],
  ["the name of a text", /\bemails\./],
  ["an empty line twice", /\n{3,}/],
  // A Spanish greeting is one of its own.
  ["an empty line below what announces something", /(?<!^Hola[^\n]*)[:：]\n\n/m],
  ["spaces twice", /[^\n] {2,}/],
  ["brackets around nothing", /\(\s*\)|«\s*»|„\s*“|“\s*”/],
  ["a separator before another", /[,;:·–—]\s*[,;:·–—.]/],
  ["a separator at the start of a line", /^\s*[,;:·.!?]/m],
  ["a separator at the end of a line", /[,;·–—](?!$)[ \t]*$(?<!^[^\n]{1,60},)/m],
];

function leftovers(text: string): string[] {
  return LEFTOVERS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

/** A line that ends with a colon or a comma introduces the next one. */
function danglingLines(text: string): string[] {
  const lines = text.split("\n");
  return lines.filter(
    (line, at) => /[:：]\s*$/.test(line) && (lines.slice(at + 1).find(Boolean) ?? "-- ") === "-- ",
  );
}

// Thousands of mails: the texts are read from their files once.
beforeAll(() => void vi.stubEnv("NODE_ENV", "production"));
afterAll(() => void vi.unstubAllEnvs());

describe("what is absent leaves no trace", () => {
  test.each(LOCALES)(
    "every mail with everything, with each thing absent, with nothing: %s",
    (language) => {
      const found: string[] = [];
      for (const one of cases()) {
        const mail = compose(one, language);
        const where = `${one.template} without ${one.absent}`;
        const text = asText(mail);
        const html = asHtml(mail)
          .replace(/<head>.*<\/head>/s, "")
          .replace(/<br>|<\/(p|td|tr|h1|h2|div|li)>/g, "\n")
          .replace(/<[^>]+>/g, "");
        for (const [part, words] of Object.entries({
          subject: mail.subject,
          headline: mail.headline,
          text,
        })) {
          if (language === "fr" && /[\p{L})]:(?!\/\/)/u.test(words.replace(/^.*Soup.*$/m, "")))
            found.push(`${where}, ${part}: a colon without its space`);
          found.push(...leftovers(words).map((what) => `${where}, ${part}: ${what}`));
          if (!/\S{3}/.test(words)) found.push(`${where}, ${part}: nothing`);
        }
        if (/[,;:·–—\s]$/.test(mail.subject) || /[,;:·–—\s]$/.test(mail.headline))
          found.push(`${where}: a subject ends with a separator: ${mail.subject}`);
        found.push(...danglingLines(text).map((line) => `${where}, text: "${line}" introduces nothing`));
        if (/…|undefined|\bnull\b|NaN|[{}]|emails\./.test(html)) found.push(`${where}, html: a filler`);
        for (const block of mail.blocks) {
          const empty = Object.entries(block).filter(
            ([name, value]) =>
              value === "" ||
              (Array.isArray(value) && value.length === 0) ||
              value === undefined ||
              (name !== "introduction" && value === null),
          );
          found.push(...empty.map(([name]) => `${where}: a ${block.kind} without ${name}`));
        }
      }
      expect(found).toEqual([]);
    },
    120_000,
  );

  test("what is known stays: only the absent half of a pair and sentences that need it go", () => {
    const text = (parameters: object, template: TemplateName = "registration-confirmed") =>
      asText(composeMail(template, parameters as Record<string, unknown>, "en", LINKS, "Convivio", null));
    expect(text({ schoolTitle: "School of Bread", editionTitle: "St. Gallen 2027" })).toContain(
      "School of Bread, St. Gallen 2027.",
    );
    expect(text({ schoolTitle: "School of Bread" })).toMatch(/School of Bread\. /);
    expect(text({ editionTitle: "St. Gallen 2027" })).toMatch(/St\. Gallen 2027\. /);
    expect(text({})).not.toContain("Your reference");
    expect(text({ reference: "K7PFRA" })).toContain("Your reference: K7PFRA");
    // A person may really be called so.
    expect(text({ fullName: "Ada …" })).toContain("Hello Ada …,");
  });

  test("titles that a mail does not carry come from its edition", () => {
    const facts = { ...FACTS, school: "School of Bread", edition: "Trieste 2027" };
    const mail = composeMail("edition-cancelled", {}, "en", LINKS, "Convivio", facts);
    expect(mail.subject).toContain("School of Bread, Trieste 2027");
  });
});
