import { expect, test } from "vitest";
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
