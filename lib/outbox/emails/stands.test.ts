import { expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { loose } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { FACTS, LINKS } from "../fixtures/whole-mail";
import type { MailFacts } from "../rules/mail-facts";
import { composeMail } from "./compose";
import { asText } from "./render-text";

const NAMED = { fullName: "Ada Esempio", schoolTitle: "School", editionTitle: "2027", reference: "K7PFRA" };
const said = (stands: MailFacts["stands"]) =>
  asText(composeMail("registration-confirmed", NAMED, "en", LINKS, "Convivio", { ...FACTS, stands }));

test("nothing that has begun is said to lie ahead, and nobody who was there is seen soon", () => {
  expect(said("ahead")).toMatch(/it begins\..*See you soon,/s);
  expect(said("ahead")).toContain("Before you come");
  expect(said("running")).not.toMatch(/it begins|Before you come/);
  expect(said("running")).toContain("The agenda shows what is on now");
  expect(said("running")).toContain("Show it at the door");
  expect(said("settled")).not.toContain("See you soon");
});

test.each(LOCALES)("in %s whoever withdraws is told to register again only while one can", (language) => {
  const withdrawn = (takes: boolean) => {
    const mail = composeMail("registration-withdrawn", NAMED, language, LINKS, "Convivio", {
      ...FACTS,
      takes,
    });
    return asText(mail);
  };
  const texts = translator(language, "emails");
  const last = (key: "text" | "textClosed") =>
    String(loose(texts).raw(`registration-withdrawn.${key}`))
      .split(". ")
      .at(-1);
  expect(withdrawn(true)).toContain(last("text"));
  expect(withdrawn(true)).not.toContain(last("textClosed"));
  expect(withdrawn(false)).toContain(last("textClosed"));
  expect(withdrawn(false)).not.toContain(last("text"));
});
