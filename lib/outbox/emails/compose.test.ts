import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { TEMPLATES } from "../schema";
import { composeMail } from "./compose";
import { asHtml, asText } from "./render";
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
const LINKS = { button: "https://convivio.example/it/r/token?a=1&b=2", code: "123456", minutes: 10 };
const compose = (template: (typeof TEMPLATES)[number], language: string, parameters: object = PARAMETERS) =>
  composeMail(template, parameters as Record<string, unknown>, language, LINKS, "Convivio");

describe("every mail in every language", () => {
  for (const language of LOCALES)
    test(language, () => {
      for (const template of TEMPLATES) {
        const mail = compose(template, language);
        const text = asText(mail);
        expect(mail.subject, template).toMatch(/\S{3}/);
        expect(`${mail.subject}${text}`, template).not.toMatch(/[{}]|emails\.|\bundefined\b|\bnull\b/);
        if (template !== "registration-changed") expect(text).toContain(LINKS.button);
        expect(asHtml(mail)).toContain(`<html lang="${language}">`);
      }
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
];

describe("what somebody typed", () => {
  test.each(NASTY)("%j is words, never a link, markup, a header or a placeholder", (typed) => {
    const parameters = Object.fromEntries(
      Object.entries(PARAMETERS).map(([name, value]) => [
        name,
        name === "role" || name === "days" ? value : typed,
      ]),
    );
    for (const template of TEMPLATES) {
      const mail = compose(template, "en", parameters);
      const html = asHtml(mail);
      const text = asText(mail);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(html).not.toMatch(/<script|onclick="|<a href="(?!https:\/\/convivio\.example)/);
      // Nothing that a mail program would make a link of, but our own.
      const others = text.replaceAll(LINKS.button, "");
      expect(others).not.toMatch(/https?:\/\/|www\.e|evil\.example|@evil/);
      expect(others).not.toContain("\u202e");
    }
  });

  test("reads the same, and ordinary sentences stay as they are", () => {
    expect(typedText("Bring bread. At 10.30, or so…")).toBe("Bring bread. At 10.\u206030, or so…");
    expect(typedText("see evil.example").replaceAll("\u2060", "")).toBe("see evil.example");
  });

  test("a name that is an address is not repeated as a greeting", () => {
    expect(
      compose("registration-confirmed", "en", { ...PARAMETERS, fullName: "evil.example" }).greeting,
    ).toBe("Hello,");
    expect(compose("registration-confirmed", "de").greeting).toBe("Guten Tag Ada Esempio,");
  });
});
