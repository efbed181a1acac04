import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeMail } from "../emails/compose";
import { asHtml } from "../emails/render-html";
import { asText } from "../emails/render-text";
import { TEMPLATES } from "../templates/registry";
import { DISPATCHER_HEARTBEAT, OUTBOX_PAUSED } from "./marks";
import {
  fillLine,
  fillMarkdown,
  findFault,
  isEditable,
  OWN_WORDS,
  optionalBlocksOf,
  placeholdersOf,
  REWORDABLE,
  saidBy,
  WHOLE,
  wordingFields,
} from "./own-words";

const canBeFilled = (words: string, template: Parameters<typeof findFault>[1]) =>
  findFault({ subject: words }, template) === null;

test("an edition may say its own mails itself: not sign-in, an invitation, a lost link, a way back, nor a message written freely", () => {
  expect(TEMPLATES.filter((name) => !REWORDABLE.includes(name)).sort()).toEqual([
    "correction-told",
    "lost-link",
    "mailing",
    "mailing-earlier",
    "mailing-speaker",
    "mailing-stopped",
    "mailing-team",
    "release-stopped",
    "sign-in",
    "team-invitation",
    "wording-test",
  ]);
});

test("what a mail can fill in is what it knows of its reader", () => {
  expect(placeholdersOf("registration-confirmed")).toEqual([
    "fullName",
    "schoolTitle",
    "editionTitle",
    "reference",
  ]);
  expect(placeholdersOf("schedule-changed")).toEqual([
    "fullName",
    "schoolTitle",
    "editionTitle",
    "releaseName",
  ]);
});

test("a mail about another category can name it, as its organisers typed it, and no other mail can", () => {
  expect(TEMPLATES.filter((template) => placeholdersOf(template).includes("category"))).toEqual([
    "registration-category",
  ]);
  const own = {
    subject: "Now: {category}",
    opening: "You are in *{category}* now.",
    closing: null,
    leftOut: [],
  };
  expect(canBeFilled(own.subject, "registration-category")).toBe(true);
  expect(canBeFilled(own.subject, "registration-confirmed")).toBe(false);
  const values = { category: "Guest, 1.5 days", before: "", fullName: "Ada Esempio", [OWN_WORDS]: own };
  const mail = composeMail("registration-category", values, "en", {}, "Site");
  expect(mail.subject).toBe("Now: Guest, 1.5 days");
  expect(asText(mail)).toContain("You are in Guest, 1.5 days now.");
});

test("an organiser's whole mail knows the edition, and of its reader's registration where it is about one", () => {
  expect(WHOLE).toEqual(["mailing", "mailing-speaker", "mailing-earlier", "mailing-team"]);
  const more = (template: (typeof WHOLE)[number]) =>
    placeholdersOf(template).filter((name) => ["position", "firstDay", "place"].includes(name));
  expect(WHOLE.map(more)).toEqual([
    ["position", "firstDay", "place"],
    ["firstDay", "place"],
    ["firstDay", "place"],
    ["firstDay", "place"],
  ]);
  expect(placeholdersOf("registration-waitlisted")).not.toContain("firstDay");
});

test("which mails can be edited one by one, and which have blocks that can be left out, typed by hand", () => {
  expect(TEMPLATES.filter((template) => !isEditable(template)).sort()).toEqual([
    ...[
      "correction-told",
      "lost-link",
      "mailing-stopped",
      "release-stopped",
      "sign-in",
      "team-invitation",
      "wording-test",
    ],
  ]);
  expect(optionalBlocksOf("registration-confirmed")).toEqual(["facts", "steps", "access"]);
  expect(optionalBlocksOf("sign-in")).toEqual([]);
});

test("a test shows the mail it is of, and no other mail is another", () => {
  expect(saidBy("wording-test", { of: "registration-confirmed" })).toBe("registration-confirmed");
  expect(saidBy("wording-test", { of: "mailing-team" })).toBe("mailing-team");
  expect(saidBy("wording-test", { of: "sign-in" })).toBe("wording-test");
  expect(saidBy("wording-test", {})).toBe("wording-test");
  expect(saidBy("lost-link", { of: "registration-confirmed" })).toBe("lost-link");
});

test("own words stand in their form as they are stored, and marks keep their names", () => {
  const row = { subject: { en: "Welcome" }, opening: {}, closing: { it: "A presto" }, leftOut: ["steps"] };
  expect(wordingFields(row)).toEqual(row);
  expect([OUTBOX_PAUSED, DISPATCHER_HEARTBEAT]).toEqual(["outbox-paused", "dispatcher-heartbeat"]);
});

test.each([
  ["Welcome to {schoolTitle}, {fullName}.", true],
  ["No braces at all, [a link](https://example.org/a?b=c) and 3 > 2.", true],
  ["Dear {name}", false],
  ["Dear {fullName", false],
  ["Dear fullName}", false],
  ["Dear { fullName }", false],
  ["{releaseName}", false],
  ["[{fullName}](https://example.org/)", true],
  ["See [the page of {schoolTitle}](https://example.org/a).", true],
  ["[https://{fullName}](https://example.org/)", false],
  ["[www.{fullName}](https://example.org/)", false],
  ["[{fullName}](https://example.org/{reference})", false],
  ["[{fullName}]{reference}@example.org", false],
  ["[your page](https://example.org/{reference})", false],
  ["<https://example.org/{reference}>", false],
  ["https://example.org/?who={fullName}", false],
  ["http://{fullName}", false],
  ["www.{fullName}", false],
  ["{fullName}@example.org", false],
  ["[x]: https://example.org/{reference}\n\n[x]", false],
])("%j may be words of a mail: %s", (words, expected) => {
  expect(canBeFilled(words, "registration-confirmed")).toBe(expected);
});

test.each([
  [{ subject: { en: "Hi {fullName}" }, body: { en: "We pour.", it: "Ciao {nome}" } }, "body.it", "{nome}"],
  [{ subject: "One { brace", opening: null }, "subject", "{"],
  [{ opening: "See https://x.org/{reference}, please" }, "opening", "https://x.org/{reference},"],
  [{ opening: "[a page](/{reference})" }, "opening", "/{reference}"],
])("%j is refused with where and what", (texts, field, found) => {
  expect(findFault(texts, "registration-confirmed")).toEqual({ field, found });
});

test("where all can be filled in there is no fault", () => {
  expect(findFault({ subject: { en: "Hi {fullName}" }, opening: null }, "registration-confirmed")).toBeNull();
});

describe("what is filled in", () => {
  test("has the first day as its language writes it: within a sentence without a capital, at its beginning with one", () => {
    const days = { firstDay: "giovedì 7 ottobre 2027", fullName: "ada" };
    expect(fillMarkdown("Si comincia {firstDay}.\n\n**{firstDay}**\n\n- {firstDay}", days)).toBe(
      "Si comincia giovedì 7 ottobre 2027.\n\n**Giovedì 7 ottobre 2027**\n\n- Giovedì 7 ottobre 2027",
    );
    expect(fillLine("{firstDay}: a presto. {firstDay}, {fullName}", days)).toBe(
      "Giovedì 7 ottobre 2027: a presto. Giovedì 7 ottobre 2027, ada",
    );
    expect(fillMarkdown("{fullName}", days)).toBe("ada");
  });

  const values = { fullName: "Ada Esempio", schoolTitle: "The School", reference: null };

  test("stands in a subject, or the subject is not said", () => {
    expect(fillLine("{fullName}: welcome to {schoolTitle}", values)).toBe(
      "Ada Esempio: welcome to The School",
    );
    expect(fillLine("Your {reference}", values)).toBeNull();
  });

  test("takes its paragraph along where it is not known", () => {
    expect(fillMarkdown("Hello {fullName}.\n\nNumber {reference}.\n\nBye.", values)).toBe(
      "Hello Ada Esempio.\n\nBye.",
    );
    expect(fillMarkdown("Number {reference}.", values)).toBeNull();
  });

  const NASTY = [
    "**bold** _x_ `y` ~~z~~",
    "[here](https://evil.example)",
    "<https://evil.example>",
    "https://evil.example/a",
    "www.evil.example",
    "a@evil.example",
    "# Heading",
    "1. one",
    "- item",
    "> quote",
    "<b>x</b><script>alert(1)</script>",
    "![x](https://evil.example/x.png)",
    "a | b\n--- | ---",
    "{reference} {schoolTitle}",
    "\\*x\\*",
    "&lt;b&gt; &#60;",
  ];
  const PLACES = [
    "{fullName}",
    "Dear {fullName}, welcome.",
    "- {fullName}",
    "**{fullName}**",
    "`{fullName}`",
  ];

  test.each(NASTY.flatMap((name) => PLACES.map((words) => [name, words] as const)))(
    "%j in %j is words and never markup nor a link",
    (fullName, opening) => {
      const mail = composeMail(
        "registration-confirmed",
        { fullName, [OWN_WORDS]: { subject: opening, opening, closing: opening, leftOut: [] } },
        "en",
        {},
        "Convivio",
        null,
      );
      const html = asHtml(mail);
      const plain = composeMail(
        "registration-confirmed",
        { fullName: "Ada", [OWN_WORDS]: { subject: opening, opening, closing: opening, leftOut: [] } },
        "en",
        {},
        "Convivio",
        null,
      );
      const tags = (text: string) =>
        [...text.replace(/<code>.*?<\/code>/gs, "<code>").matchAll(/<(\w+)/g)].map(([, tag]) => tag);
      expect(tags(html)).toEqual(tags(asHtml(plain)));
      expect(html).not.toMatch(/href="[^"]*evil|src="[^"]*evil/);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(asText(mail)).not.toMatch(/https?:\/\/evil|www\.evil|@evil/);
    },
  );

  test("reads as it was typed, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (typed) => {
        const value = typed.replace(/\s+/g, " ").trim();
        fc.pre(value !== "" && !value.includes("\u2060"));
        const filled = fillMarkdown("Dear {fullName}.", { fullName: value }) ?? "";
        expect(filled.replace(/\u2060/g, "").replace(/\\([!-/:-@[-`{-~])/g, "$1")).toBe(`Dear ${value}.`);
      }),
    );
  });
});
