import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { REFUSED_TEXTS, TRICKS } from "@/e2e/security/corpus";
import { forgetSettings } from "@/lib/platform/env";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { deliverMail, type OutgoingMail } from "@/lib/platform/mail/transport";
import { mailFolder } from "@/lib/platform/paths";
import { composeMail } from "../emails/compose";
import { FACTS, factsFor, LINKS, NAMES, VALUES } from "../fixtures/whole-mail";
import type { MailFacts } from "../rules/mail-facts";
import { OWN_WORDS, placeholdersOf, REWORDABLE, WHOLE } from "../rules/own-words";
import { MAILS, type TemplateName } from "../templates/registry";
import type { ReadyMessage } from "./prepare-mail";
import { addressMail } from "./write-mail";

const folder = mkdtempSync(join(tmpdir(), "convivio-mails-"));
beforeAll(() => {
  vi.stubEnv("CONVIVIO_DATA", folder);
  vi.stubEnv("SMTP_URL", undefined);
  vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
  vi.stubEnv("APP_SECRET", "only-for-tests-0123456789abcdef0123456789abcdef");
  forgetSettings();
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetSettings();
  rmSync(folder, { recursive: true });
});

/** What strangers type where an organiser's words have braces; those that the front door refuses may stand in old rows. */
const NAMES_OF_STRANGERS = {
  ...TRICKS,
  ...REFUSED_TEXTS,
  attribute: `Ada" onmouseover="alert(1)" href='https://evil.example`,
  placeholders: ["{reference} {{fullName}} $", "{fullName} {schoolTitle}"].join(""),
  markdown: "**Ada** [x](https://evil.example) ![y](//evil.example/y.png) <https://evil.example> `z` # h",
  lines: "Ada\n\n# Heading\n\n[x]: https://evil.example\n\n| a |\n|---|\n| b |",
  "header folded": "Ada\r\n Bcc: victim@example.org",
  "encoded word": "=?utf-8?B?QmNjOiB2aWN0aW1AZXhhbXBsZS5vcmc=?=",
  "very long": `${"Ada".repeat(400)} https://evil.example`,
};
type Said = { subject: string; opening: string; closing: string };

/** Everything that a mail can fill in, wherever words can stand. */
function everyPlace(template: TemplateName): Said {
  const names = placeholdersOf(template).map((name) => `{${name}}`);
  const all = names.join(" · ");
  return {
    subject: all,
    opening:
      `Dear {fullName}, **{fullName}** and \`{fullName}\`.\n\n- {fullName}\n- ${all}\n\n# {fullName}\n\n> {fullName}`.replaceAll(
        "{fullName}",
        names.includes("{fullName}") ? "{fullName}" : (names[0] ?? ""),
      ),
    closing: all,
  };
}

/** Values that others than the organisers of this mail typed. */
const STRANGERS = ["fullName", "reference", "changes", "organisationName", "invitedBy"];

function write(
  template: TemplateName,
  language: string,
  words: Said | null,
  { typed, facts }: { typed?: string; facts?: Partial<MailFacts> } = {},
): OutgoingMail {
  const names = NAMES[template].filter((name) => name !== "subject" && name !== "body");
  const known = Object.fromEntries(
    names.map((name) => [name, typed !== undefined && STRANGERS.includes(name) ? typed : VALUES[name]]),
  );
  const own = words && { [OWN_WORDS]: { ...words, leftOut: [], attached: ["ticket", "calendar"] } };
  const of = factsFor(template) ?? FACTS;
  const message = {
    ...{ template, language, recipient: "ada@example.org", messageId: "<mail-1@convivio.example>" },
    parameters: { ...known, ...own },
  };
  const context = {
    ...{ schoolSlug: "school", editionSlug: "2027", published: true, erased: false, registration: null },
    facts: { ...of, ...facts },
  };
  const ready = { message, context, links: LINKS } as unknown as ReadyMessage;
  const parts = composeMail(template, message.parameters, language, LINKS, "Convivio", context.facts);
  return addressMail(ready, parts, ready.context);
}

/** The elements of a mail as a strict reader of XML finds them: whatever is not well-formed is a fault. */
function elementsOf(html: string): Array<{ name: string; attributes: Record<string, string> }> {
  // Half a character is written as the sign for what can't be read.
  const closed = Buffer.from(html)
    .toString()
    .replace(/<!doctype[^>]*>/i, "")
    .replace(/<(meta|br|hr|img|link)\b([^>]*?)\/?>/g, "<$1$2/>")
    .replace(/<style>[\s\S]*?<\/style>/g, "");
  const found: Array<{ name: string; attributes: Record<string, string> }> = [];
  const walk = (element: XmlElement) => {
    found.push({ name: element.name, attributes: element.attributes });
    for (const child of element.children) if (child instanceof XmlElement) walk(child);
  };
  const { root } = parseXml(closed, { resolveUndefinedEntity: (entity) => entity });
  if (root) walk(root);
  return found;
}

const EVIL = /https?:\/\/(?!convivio\.example|meet\.example)|www\.e|evil[.。]example|@evil/;
const withoutOurs = (text: string) => text.replace(/https:\/\/(convivio|meet)\.example\S*/g, "");

/** A mail as it arrives: its header lines, unfolded. */
function headersOf(mail: string): Map<string, string[]> {
  const head = mail.slice(0, mail.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string[]>();
  for (const line of head.split(/\r?\n/)) {
    const name = line.slice(0, line.indexOf(":")).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(line.indexOf(":") + 1).trim()]);
  }
  return headers;
}

/** Writes it as it leaves: it has the headers of a harmless mail, each once, and is to its reader alone. */
async function expectOwnHeaders(mail: OutgoingMail): Promise<void> {
  await deliverMail(mail);
  const headers = headersOf(readFileSync(join(mailFolder(), "mail-1.eml"), "utf8"));
  for (const [name, values] of headers) expect(values, name).toHaveLength(1);
  expect([...headers.keys()].filter((name) => !OURS.includes(name))).toEqual([]);
  expect(headers.get("to")).toEqual(["ada@example.org"]);
  expect(headers.get("message-id")).toEqual(["<mail-1@convivio.example>"]);
}
const OURS = [
  ...["from", "to", "reply-to", "subject", "message-id", "date", "mime-version", "content-type"],
  ...[
    "content-language",
    "auto-submitted",
    "x-auto-response-suppress",
    "list-id",
    "content-transfer-encoding",
  ],
  ...["list-unsubscribe", "list-unsubscribe-post"],
];

const WORDED = [...REWORDABLE, ...WHOLE];

/** The same mail to somebody with a name like any other. */
const tamed = new Map<string, OutgoingMail>();
function tame(template: TemplateName, language: string): OutgoingMail {
  const key = `${template} ${language}`;
  const made = tamed.get(key) ?? write(template, language, everyPlace(template), { typed: "Ada" });
  tamed.set(key, made);
  return made;
}

/** Its elements with their attributes; lines of a list stay lines. */
const shapeOf = (html: string) =>
  elementsOf(html)
    .filter(({ name }) => name !== "br")
    .map(({ name, attributes }) => `${name} ${JSON.stringify(attributes)}`);

/**
 * With each change a mail made of an organiser's words alone is written in two languages of each name, the next name's in the
 * next two; at night in all.
 */
const languagesOf = (at: number) =>
  process.env.TESTS === "nightly"
    ? LOCALES
    : [0, 1].map((next) => LOCALES[(2 * at + next) % LOCALES.length] ?? "en");
const TURNS = Object.entries(NAMES_OF_STRANGERS).map(([name, typed], at) => [name, typed, at] as const);

describe.each(TURNS)("a name that is %s", (_, typed, at) => {
  test("is words wherever an organiser's braces stand: never an element, an attribute, a link, a header", {
    timeout: 120_000,
  }, async () => {
    for (const template of WORDED) {
      const words = everyPlace(template);
      for (const language of WHOLE.includes(template) ? languagesOf(at) : ["en"]) {
        const mail = write(template, language, words, { typed });
        expect(shapeOf(mail.html), template).toEqual(shapeOf(tame(template, language).html));
        expect(withoutOurs(mail.text), template).not.toMatch(EVIL);
        expect(withoutOurs(mail.html.replace(/<[^>]*>/g, " ")), template).not.toMatch(EVIL);
        expect(mail.subject).not.toMatch(/[\p{Cc}\u202e\u2066]/u);
        expect(mail.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u);
      }
      if (WHOLE.includes(template)) await expectOwnHeaders(write(template, "en", words, { typed }));
    }
  });
});

const ALLOWED = new Set(
  "html head title meta body div span table tbody tr td th p h1 h2 a br hr strong em s code pre ul ol li blockquote img".split(
    " ",
  ),
);
/** What an organiser may type, meaning it or not. */
const WORDS = {
  ...TRICKS,
  "script link": "[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) <javascript:alert(1)>",
  "script link in disguise":
    "[a](java\tscript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](&#106;avascript:alert(1))",
  "address within": "[a](/en/organise) [b](//evil.example) [c](?x) [d](#y)",
  attribute: `[a](https://coop.example/"onclick="alert(1)) ![b](https://coop.example/x.png" onerror="alert(1))`,
  "raw tags":
    "<iframe src=//evil.example></iframe><style>*{display:none}</style><form action=x><input></form>",
  "never closed": "<div><table><td> **bold _and ~~not `closed",
  deep: `${">".repeat(60)} deep ${"- ".repeat(60)}x`,
  long: `${"a".repeat(9_000)} https://coop.example/${"b".repeat(2_000)}`,
  "reference link": "[a][x]\n\n[x]: javascript:alert(1)",
  footnote: "a[^1]\n\n[^1]: <script>alert(1)</script>",
};

describe.each(Object.entries(WORDS))("an organiser's words that are %s", (_, typed) => {
  test("become the elements we know, addresses that open, and one line of a subject", async () => {
    for (const template of WORDED) {
      const words = { subject: typed, opening: `Before.\n\n${typed}\n\nAfter.`, closing: typed };
      const facts = { school: typed, edition: typed, venue: typed, city: typed, directions: typed };
      const mail = write(template, "en", words, { facts });
      for (const { name, attributes } of elementsOf(mail.html)) {
        expect(ALLOWED, `<${name}> in ${template}`).toContain(name);
        expect(
          Object.keys(attributes).filter(
            (one) =>
              /^on|^(src|action|formaction|srcdoc)$/.test(one) &&
              !(one === "src" && attributes.src?.startsWith("cid:")),
          ),
        ).toEqual([]);
        if (attributes.href !== undefined) expect(attributes.href).toMatch(/^(https?:\/\/|mailto:)/i);
      }
      expect(mail.subject).not.toMatch(/\p{Cc}/u);
      expect(mail.subject.length).toBeLessThanOrEqual(250);
      expect(mail.text).not.toMatch(/\[object|undefined/);
      if (WHOLE.includes(template)) await expectOwnHeaders(mail);
    }
  });
});

/** The shape of each mail in the product's own words, to somebody with a name like any other. */
const plainShapes = new Map<TemplateName, string[]>();
function plainShape(template: TemplateName): string[] {
  const made = plainShapes.get(template) ?? shapeOf(write(template, "en", null, { typed: "Ada" }).html);
  plainShapes.set(template, made);
  return made;
}

describe.each(Object.entries(NAMES_OF_STRANGERS))("in mails as they come, a name that is %s", (_, typed) => {
  test("is words: never an element, an attribute, a link", { timeout: 120_000 }, () => {
    for (const template of Object.keys(MAILS) as TemplateName[]) {
      const mail = write(template, "en", null, { typed });
      expect(shapeOf(mail.html), template).toEqual(plainShape(template));
      expect(withoutOurs(mail.text), template).not.toMatch(EVIL);
      expect(withoutOurs(mail.html.replace(/<[^>]*>/g, " ")), template).not.toMatch(EVIL);
      expect(mail.subject).not.toMatch(/[\p{Cc}\u202e\u2066]/u);
      expect(mail.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u);
    }
  });
});

/** Of them, what could end a line or begin a name of a header. */
const IN_HEADERS = ["header", "header folded", "link", "markup", "nul"] as const;

test("every mail without words of its own keeps its headers, whoever it names", {
  timeout: 120_000,
}, async () => {
  for (const template of Object.keys(MAILS) as TemplateName[])
    for (const typed of IN_HEADERS.map((name) => (NAMES_OF_STRANGERS as Record<string, string>)[name] ?? ""))
      await expectOwnHeaders(
        write(template, "en", null, { typed, facts: { school: typed, edition: typed } }),
      );
});
