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

test.each(LOCALES)(
  "in %s who gets a place in an option is sent to the link only while something else can be chosen",
  (language) => {
    const given = (open: boolean, place = true) => {
      const registration = FACTS.registration && {
        ...FACTS.registration,
        options: [{ question: "How do you come?", option: "By our bus", place, open }],
      };
      return asText(
        composeMail("option-given", NAMED, language, LINKS, "Convivio", { ...FACTS, registration }),
      );
    };
    const texts = translator(language, "emails");
    /** What only one of the two says. */
    const last = (key: "text" | "textOver") => {
      const [, advice = ""] = String(loose(texts).raw(`option-given.${key}`)).split("\n\n");
      return key === "text" ? advice.split(", ")[1] : advice.split(".")[0];
    };
    expect(given(true)).toContain(last("text"));
    expect(given(true)).not.toContain(last("textOver"));
    expect(given(false)).toContain(last("textOver"));
    expect(given(false)).not.toContain(last("text"));
    // What is only wished for is nobody's to give back.
    expect(given(false, false)).toContain(last("text"));
  },
);

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
