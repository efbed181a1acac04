import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MAILS, readParameters, TEMPLATES, writeParameters } from "./registry";

test("every mail has one file of its name, and every file is a mail", () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".ts") && !name.startsWith("registry."))
    .map((name) => name.slice(0, -3));
  expect(files.sort()).toEqual([...TEMPLATES].sort());
  expect(TEMPLATES.map((name) => MAILS[name].name)).toEqual(TEMPLATES);
});

test("whoever gets a link of their own is asked to keep it to themselves, and nobody else is", () => {
  const leads = TEMPLATES.filter((name) => /^(private|draft)-link/.test(MAILS[name].leadsTo));
  const asks = TEMPLATES.filter((name) => MAILS[name].blocks.some(({ block }) => block === "keep"));
  expect(asks).toEqual(leads);
  expect(leads.length).toBeGreaterThan(10);
});

test("what leaves while sending is paused, typed by hand", () => {
  expect(TEMPLATES.filter((name) => MAILS[name].leavesPaused)).toEqual(["sign-in"]);
});

test("a mail that leads somewhere has a button, and no other has", () => {
  const leads = TEMPLATES.filter((name) => MAILS[name].leadsTo !== "nowhere");
  expect(TEMPLATES.filter((name) => MAILS[name].blocks.some(({ block }) => block === "button"))).toEqual(
    leads,
  );
});

describe("what a row holds", () => {
  test.each(TEMPLATES)("%s: as its mail defines it, and nothing else", (name) => {
    const { example } = MAILS[name];
    expect(writeParameters(name, example)).toEqual(example);
    expect(() => writeParameters(name, { ...example, fullName: "Ada Esempio" })).toThrow("unrecognized_keys");
    for (const key of Object.keys(example))
      expect(() => writeParameters(name, { ...example, [key]: { not: "a value" } }), key).toThrow();
  });

  test("what a question to the database reads as an id is one", () => {
    expect(() => writeParameters("sign-in", { request: "x" })).toThrow();
    expect(() => writeParameters("team-invitation", { member: "x" })).toThrow();
    expect(() => writeParameters("team-invitation", {})).toThrow();
  });

  test("a row of an earlier version is read as far as it goes", () => {
    const earlier = { fullName: "Ada Esempio", words: "Bring a plate.", reference: "K7PFRA" };
    expect(readParameters("registration-withdrawn", earlier)).toEqual(earlier);
    expect(readParameters("draft-saved", { fullName: "Ada Esempio", days: "soon" })).toEqual({
      fullName: "Ada Esempio",
    });
    expect(readParameters("team-invitation", { invitedBy: "Bruno Beispiel", member: null })).toEqual({
      invitedBy: "Bruno Beispiel",
    });
    expect(readParameters("edition-cancelled", null)).toEqual({});
  });
});
