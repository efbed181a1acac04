import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import type { MailFacts } from "../rules/mail-facts";
import type { TemplateName } from "../templates/registry";
import { TEMPLATES } from "../templates/registry";
import { composeMail } from "./compose";
import type { MailContent } from "./content";
import { asHtml } from "./render-html";
import { asText } from "./render-text";
import { typedText } from "./typed-text";

const PARAMETERS = {
  fullName: "Ada Esempio",
  schoolTitle: "Common Table School",
  editionTitle: "Trieste 2027",
  reference: "K7PFRA",
  words: "Bring a plate.",
  reason: "The hall is flooded.",
  releaseName: "Second version",
  changes: "Moved: Soup, now 10:00\nCancelled: Bread",
  subject: "News",
  body: "We meet at nine.",
  organisationName: "Example Federation",
  role: "editor",
  invitedBy: "Bruno Beispiel",
  days: 14,
  request: "x",
};
const PRIVATE_LINK = "https://convivio.example/it/r/token?a=1&b=2";
const LINKS = {
  button: PRIVATE_LINK,
  privateLink: PRIVATE_LINK,
  agenda: "https://convivio.example/it/agenda",
  code: "123456",
  minutes: 10,
};
const FACTS: MailFacts = {
  school: "Common Table School",
  edition: "Trieste 2027",
  colours: ["tomato", "pine"],
  days: [
    {
      date: "2027-10-07",
      startsAt: new Date("2027-10-07T06:15:00Z"),
      endsAt: new Date("2027-10-07T16:00:00Z"),
    },
    { date: "2027-10-08", startsAt: null, endsAt: null },
  ],
  timeZone: "Europe/Rome",
  mode: "either",
  venue: "Old Warehouse",
  address: "Quay 4, Trieste",
  city: "Trieste",
  hasProgramme: true,
  contact: "school@convivio.example",
  controller: { name: "Example Federation", contact: "privacy@convivio.example" },
  stands: "ahead",
  takes: true,
  registration: { ticket: true, waiting: false, rank: null, submittedAt: new Date("2027-08-25T10:00:00Z") },
};
const WAITING: MailFacts = {
  ...FACTS,
  registration: { ticket: false, waiting: true, rank: 7, submittedAt: null },
};

const factsOf = (template: TemplateName) => {
  if (template === "sign-in" || template === "team-invitation") return null;
  return template === "registration-waitlisted" ? WAITING : FACTS;
};
const compose = (
  template: TemplateName,
  language: string,
  parameters: object = PARAMETERS,
  facts: MailFacts | null = factsOf(template),
) => {
  const { code, minutes, ...links } = LINKS;
  const all = template === "sign-in" ? LINKS : links;
  return composeMail(template, parameters as Record<string, unknown>, language, all, "Convivio", facts);
};

const UNESCAPED: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** What somebody reads in the HTML, an address behind its words. */
function readHtml(mail: MailContent): string {
  return asHtml(mail)
    .replace(/<head>.*<\/head>/s, "")
    .replace(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g, (_all, address, text) =>
      text === address || mail.blocks.some((block) => block.kind === "button" && block.text === text)
        ? text
        : `${text}: ${address}`,
    )
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (sign) => UNESCAPED[sign] ?? sign);
}
const words = (text: string) => text.match(/[\p{L}\p{N}@/]+/gu)?.join(" ");

// Gmail cuts a mail off at 102 kB.
const MOST_BYTES = 102_000;

describe("every mail in every language", () => {
  for (const language of LOCALES)
    test(language, () => {
      for (const template of TEMPLATES) {
        const mail = compose(template, language);
        const text = asText(mail);
        const html = asHtml(mail);
        expect(mail.subject, template).toMatch(/\S{3}/);
        expect(`${mail.subject}${text}`, template).not.toMatch(/[{}]|emails\.|\bundefined\b|\bnull\b/);
        if (template !== "registration-changed") expect(text).toContain(LINKS.button);
        expect(html).toContain(`<html lang="${language}"`);
        expect(Buffer.byteLength(html), template).toBeLessThan(MOST_BYTES);
        expect(words(readHtml(mail)), template).toBe(words(text));
        expect(html, "nothing is loaded").not.toMatch(/src="(?!cid:)|url\(|<link|@import/);
      }
    });
});

describe("what a participant is told", () => {
  test("with a place: ticket, when and where in her zone, what happens next, whom to write to, why", () => {
    const text = asText(compose("registration-confirmed", "en"));
    for (const part of [
      "Your ticket: K7PFRA",
      "Thursday 7 October 2027, 08:15–18:00\nFriday 8 October 2027\nAll times are local (Central European Time).",
      "Old Warehouse\nQuay 4, Trieste\nOnline",
      "the 2 days",
      `Change or withdraw: ${PRIVATE_LINK}`,
      "write to school@convivio.example",
      "you registered on 25 August 2027",
      "Example Federation is responsible for your data. Questions about it: privacy@convivio.example",
    ])
      expect(text).toContain(part);
    expect(asText(compose("registration-confirmed", "de"))).toContain("Donnerstag, 7. Oktober 2027, 08:15");
  });

  test("what a place costs, also to those who wait; how one pays, only to those with a place", () => {
    const pay = { cost: "€120", payment: "To **DE02 1203** by [1 May](https://coop.example/pay)." };
    for (const template of [
      "registration-confirmed",
      "registration-promoted",
      "registration-waitlisted",
    ] as const) {
      const facts = factsOf(template);
      const registration = facts?.registration && { ...facts.registration, ...pay };
      const mail = compose(
        template,
        "en",
        PARAMETERS,
        facts && { ...facts, registration: registration ?? null },
      );
      expect(asText(mail)).toContain("Costs:\n€120");
      const how = "How you pay:\nTo DE02 1203 by 1 May (https://coop.example/pay).";
      expect(asText(mail).includes(how)).toBe(template !== "registration-waitlisted");
      expect(asHtml(mail).includes('href="https://coop.example/pay"')).toBe(asText(mail).includes(how));
    }
    expect(asText(compose("registration-confirmed", "en"))).not.toMatch(/Costs|How you pay/);
  });

  test("on the waiting list: her number, and no ticket", () => {
    const mail = compose("registration-waitlisted", "en");
    expect(asText(mail)).toContain("You are number 7 on the list.");
    expect(asHtml(mail)).not.toContain("cid:");
  });

  test("a place that is gone by the time the mail leaves: no ticket", () => {
    const gone = { ticket: false, waiting: false, rank: null, submittedAt: null };
    const mail = compose("registration-confirmed", "en", PARAMETERS, { ...FACTS, registration: gone });
    expect(asHtml(mail)).not.toContain("cid:");
    expect(asText(mail)).toContain("Your reference: K7PFRA");
  });
});

const NASTY = [
  "<script>alert(1)</script>",
  "[Click](https://evil.example)",
  "https://evil.example/a",
  "www.evil.example",
  "evil.example",
  "mallory@evil.example",
  ["{{constructor}} {fullName} $", "{x} %s"].join(""),
  "Ada\r\nBcc: victim@example.org",
  "\u202eolleh\u0000",
  'Ada" onclick="x',
  "javascript:alert(1)",
  "evil。example",
  "💩.example",
];

/** What others than the organisers may have typed. */
const STRANGERS = ["fullName", "changes", "organisationName", "invitedBy", "reference"];
const typedAs = (typed: string, names: readonly string[]) => ({
  ...PARAMETERS,
  ...Object.fromEntries(names.map((name) => [name, typed])),
});

describe("what somebody typed", () => {
  test.each(NASTY)("%j is words, never a link, markup, a header or a placeholder", (typed) => {
    for (const template of TEMPLATES) {
      const mail = compose(template, "en", typedAs(typed, STRANGERS));
      const html = asHtml(mail);
      const text = asText(mail);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(html).not.toMatch(/<script|onclick="|href="(?!https:\/\/convivio\.example)/);
      // Nothing that a mail program would make a link of, but our own.
      const others = text.replaceAll(/https:\/\/convivio\.example\S*/g, "");
      expect(others).not.toMatch(/https?:\/\/|www\.e|evil[.。]example|💩\.e|@evil/);
      expect(others).not.toContain("\u202e");
    }
  });

  test.each(NASTY)(
    "%j in an organiser's line stays as typed: no header, no markup, no placeholder",
    (typed) => {
      const line = typed.replace(/[^\P{Cc}\r\n]|\u202e/gu, "").replace(/\s+/g, " ");
      for (const template of TEMPLATES) {
        const facts = factsOf(template);
        const mail = compose(
          template,
          "en",
          typedAs(typed, ["schoolTitle", "editionTitle", "releaseName", "subject"]),
          facts && {
            ...facts,
            ...{ school: typed, edition: typed, venue: typed, address: typed, city: typed },
            controller: { ...facts.controller, name: typed },
          },
        );
        expect(mail.subject).not.toMatch(/[\r\n]/);
        expect(asHtml(mail)).not.toMatch(/<script|onclick="|href="(?!https:\/\/convivio\.example)/);
        expect(asText(mail)).not.toMatch(/\u2060|\u202e/);
        if (facts) expect(asText(mail)).toContain(line);
      }
    },
  );

  test("an organiser's words are Markdown in text and HTML: addresses open as typed, marks are not seen", () => {
    const source =
      "Come **early** to https://coop.example/a?b=1&c=2, write to desk@coop.example or see www.coop.example.\n\n- [the plan](https://coop.example/plan)\n- 10.30: soup\n\nA < B, Vec<String> and [here](/agenda) or [there](javascript:alert(1)).";
    const cases: Array<[TemplateName, string]> = [
      ["mailing", "body"],
      ["edition-cancelled", "reason"],
      ["registration-cancelled", "words"],
    ];
    for (const [template, name] of cases) {
      const mail = compose(template, "en", { ...PARAMETERS, [name]: source });
      const [text, html] = [asText(mail), asHtml(mail)];
      expect(text).not.toMatch(/\u2060|\*\*/);
      for (const part of [
        "Come early to https://coop.example/a?b=1&c=2, write to desk@coop.example or see www.coop.example.",
        "- the plan (https://coop.example/plan)",
        "- 10.30: soup",
        "A < B, Vec<String> and here",
      ])
        expect(text).toContain(part);
      expect(html).toContain("<strong>early</strong>");
      for (const address of [
        "https://coop.example/a?b=1&amp;c=2",
        "mailto:desk@coop.example",
        "https://coop.example/plan",
      ])
        expect(html).toContain(`href="${address}"`);
      expect(html).toMatch(/href="https?:\/\/www\.coop\.example"/);
      const links = html.match(/<a [^>]*>/g) ?? [];
      const elsewhere = links.filter((link) => !link.includes('href="https://convivio.example/'));
      expect(elsewhere.length).toBeGreaterThan(3);
      for (const link of elsewhere) expect(link).toContain('rel="noopener noreferrer nofollow ugc"');
      expect(html).toContain("Vec&lt;String&gt;");
      expect(html).not.toMatch(/href="(javascript|\/)|<String/);
    }
  });

  test("reads the same, and ordinary sentences stay as they are", () => {
    expect(typedText("Bring bread. At 10.30, or so…")).toBe("Bring bread. At 10.\u206030, or so…");
    expect(typedText("see evil.example").replaceAll("\u2060", "")).toBe("see evil.example");
  });

  test("a name that is an address is not repeated as a greeting", () => {
    const greeted = (fullName: string, language: string) =>
      compose("registration-confirmed", language, { ...PARAMETERS, fullName }).blocks[0];
    expect(greeted("evil.example", "en")).toMatchObject({ text: "Hello," });
    expect(greeted("Ada Esempio", "de")).toMatchObject({ text: "Guten Tag Ada Esempio!" });
  });
});

describe("a message whose words were erased", () => {
  test.each(TEMPLATES)("%s still reads as a mail", (template) => {
    const text = asText(
      composeMail(template, {}, "fr", { button: "https://convivio.example/x" }, "Convivio"),
    );
    expect(text).toMatch(/\S{3}/);
    expect(text).not.toMatch(/[{}]|undefined/);
  });
});
