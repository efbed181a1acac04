import { describe, expect, test } from "vitest";
import { FACTS, factsFor, linksFor, VALUES } from "../fixtures/whole-mail";
import type { MailFacts } from "../rules/mail-facts";
import { MAILS, TEMPLATES, type TemplateName } from "../templates/registry";
import { composeMail } from "./compose";
import { asText } from "./render-text";
import { readSaid, sayWhatStood, withoutAnswers, withoutDoors } from "./said";

const WORDS = { link: "[a link]", join: "[to join]", choice: "[a choice]" };

function textOf(template: TemplateName, kept: boolean, facts: MailFacts | null = factsFor(template)) {
  const links = kept ? withoutDoors(template, linksFor(template)) : linksFor(template);
  const known = kept && facts ? withoutAnswers(facts) : facts;
  return asText(composeMail(template, { ...VALUES, ...MAILS[template].example }, "en", links, "Site", known));
}

/** Whatever opens something, or says what few may read. */
const SECRETS = [
  ...["/r/token", "/r/messages/token", "/unsubscribe/token", "123456", "meet.example"],
  ...["By our bus", "Bread"],
];

describe.each(TEMPLATES)("%s, as it is kept", (template) => {
  test("holds nothing that opens a door, and no choice", () => {
    const kept = sayWhatStood(textOf(template, true), WORDS);
    // To the team and of nobody: what is given here as the private link is the edition's page then.
    const secrets = SECRETS.filter(
      (secret) => MAILS[template].leadsTo !== "public-pages" || secret !== "/r/token",
    );
    for (const secret of secrets) expect(kept).not.toContain(secret);
    if (!/^(team|desk-.*|agenda|edition|public-pages|private-link-or-edition)$/.test(MAILS[template].leadsTo))
      expect(kept).not.toContain("convivio.example/x");
    expect(kept).not.toContain("stood-here");
  });

  test("is what was sent in every other line", () => {
    const sent = textOf(template, false).split("\n");
    const kept = sayWhatStood(textOf(template, true), WORDS).split("\n");
    expect(kept).toHaveLength(sent.length);
    for (const [at, line] of kept.entries())
      if (!/\[a link\]|\[to join\]|\[a choice\]/.test(line)) expect(line).toBe(sent[at]);
  });
});

test("the links that everybody may follow stay", () => {
  expect(sayWhatStood(textOf("registration-confirmed", true), WORDS)).toContain("convivio.example/agenda");
  const { button, privateLink } = withoutDoors("wording-test", linksFor("wording-test"));
  expect([button, privateLink]).toEqual(["https://convivio.example/x", "https://convivio.example/r/token"]);
});

test("without a private page a message leads to the edition's, and that stays", () => {
  const [template] = TEMPLATES.filter((name) => MAILS[name].leadsTo === "private-link-or-edition");
  if (!template) throw new Error("no such mail");
  expect(withoutDoors(template, { button: "https://convivio.example/x" })).toEqual({
    button: "https://convivio.example/x",
  });
});

test("a wish and a place in an option are a choice alike; what else is known stays", () => {
  const { registration, ...facts } = withoutAnswers(FACTS);
  const { registration: before, ...same } = FACTS;
  expect(facts).toEqual(same);
  expect(JSON.stringify(registration)).not.toMatch(/bus|workshop|Bread|meet\.example/);
  expect(registration).toMatchObject({ rank: before?.rank, cost: before?.cost, payment: before?.payment });
});

test("what is no mail is none", () => {
  for (const stored of [null, {}, "text", { subject: "x" }, { subject: 1, text: "", attached: [] }])
    expect(readSaid(stored)).toBeNull();
  const said = { subject: "a", text: "b", attached: ["c.ics"] };
  expect(readSaid(said)).toEqual(said);
});
