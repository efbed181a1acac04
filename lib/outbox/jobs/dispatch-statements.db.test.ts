import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { listStatements } from "@/prisma/testing/list-statements";
import { mailSources } from "@/prisma/testing/mail-sources";
import { leaseMails } from "../commands/lease-messages";
import type { Outcomes } from "../commands/settle-mail";
import { AT_ONCE, dispatchOnce } from "./dispatch";
import { settler } from "./settle-together";

let folder: string;

beforeEach(async () => {
  await clearOutbox();
  folder = mkdtempSync(join(tmpdir(), "convivio-statements-"));
  process.env.CONVIVIO_DATA = folder;
  forgetSettings();
});

async function makeDoor(title: string) {
  const { edition } = await makeOpenEdition({ title: { en: title }, dates: ["2027-05-06"] });
  const category = await makeCategory(edition);
  return (fullName: string, more: object = { state: "confirmed" }) =>
    makeRegistration(edition, category, { fullName, language: "en", ...more });
}

const round = () => listStatements(() => dispatchOnce("one", mailSources()));

test("a round of mails reads as much as one mail, and each is three statements more at most", async () => {
  const come = await makeDoor("Bread");
  await come("Ada Esempio");
  const one = await round();
  expect(one.value).toBe(1);
  for (let number = 0; number < AT_ONCE; number += 1) await come(`Somebody ${number}`);
  const all = await round();
  expect(all.value).toBe(AT_ONCE);
  // Whether something is due; what is taken, in a transaction of six; names and addresses, own words, registrations, editions.
  const READ = 12;
  expect(all.statements.slice(0, READ)).toEqual(one.statements.slice(0, READ));
  const [begin, write, commit] = one.statements.slice(READ);
  expect(one.statements).toHaveLength(READ + 3);
  const written = all.statements.slice(READ);
  const times = written.filter((text) => text === write).length;
  expect(written).toEqual(Array.from({ length: times }, () => [begin, write, commit]).flat());
  expect(times).toBeLessThanOrEqual(AT_ONCE);
});

test("of mails that are read together each says what is its own", async () => {
  const [bread, soup] = [await makeDoor("Bread"), await makeDoor("Soup")];
  const waiting = (queuePosition: number) => ({ state: "waitlisted", queuePosition });
  await bread("Ada Esempio");
  await soup("Bruno Beispiel", waiting(3));
  await soup("Carla Ejemplo", waiting(7));
  await bread("Dora Exemple", { state: "confirmed", language: "it" });
  expect((await round()).value).toBe(4);
  const plain = (name: string) => readFileSync(join(folder, "mail", name), "utf8").replace(/=\r?\n/g, "");
  const mails = readdirSync(join(folder, "mail")).map(plain);
  const mailOf = (name: string) => {
    const [mail = "", ...others] = mails.filter((text) => text.includes(name));
    expect(others).toEqual([]);
    return mail;
  };
  for (const [name, own, other] of [
    ["Ada Esempio", "Bread", "Soup"],
    ["Bruno Beispiel", "Soup", "Bread"],
    ["Carla Ejemplo", "Soup", "Bread"],
    ["Dora Exemple", "Bread", "Soup"],
  ] as const) {
    expect(mailOf(name)).toContain(own);
    expect(mailOf(name)).not.toContain(other);
  }
  expect(mailOf("Ada Esempio")).toContain("image/png");
  expect(mailOf("Bruno Beispiel")).toContain("You are number 1: nobody waits before you.");
  expect(mailOf("Carla Ejemplo")).toContain("You are number 2 on the list.");
  expect(mailOf("Dora Exemple")).toMatch(/Content-Language: it/);
});

async function takeThree() {
  const come = await makeDoor("Bread");
  for (const name of ["Ada Esempio", "Bruno Beispiel", "Carla Ejemplo"]) await come(name);
  const mails = await leaseMails("one", AT_ONCE);
  const sent = (fullName: string) => ({
    kind: "sent" as const,
    filled: { parameters: { fullName }, recipient: "x@example.org" },
    said: { subject: "You have a place", text: fullName, attached: [] },
  });
  const outcomes = mails.map(([message]): Outcomes => [[message, sent(message.id)]]);
  const rows = () =>
    db().outboxMessage.findMany({
      where: { id: { in: mails.map(([{ id }]) => id) } },
      select: { id: true, state: true, parameters: true, mailId: true },
    });
  return { outcomes, rows, sent };
}

test("mails that are done at the same time are written down together, each as its own", async () => {
  const { outcomes, rows } = await takeThree();
  const settle = settler("one");
  const { statements } = await listStatements(() => Promise.all(outcomes.map(settle)));
  expect(statements).toHaveLength(3);
  for (const row of await rows())
    expect(row).toMatchObject({ state: "sent", parameters: { fullName: row.id }, mailId: null });
});

test("one that can't be written down keeps no other from it, nor those that are done later", async () => {
  const { outcomes, rows, sent } = await takeThree();
  const settle = settler("one");
  const [first, other, late] = outcomes;
  const bad = first?.[0]?.[0];
  if (!bad || !other || !late) throw new Error("nobody");
  // No JSON of PostgreSQL holds it.
  const both = await Promise.allSettled([settle([[bad, sent("\0")]]), settle(other)]);
  expect(both[0]?.status).toBe("rejected");
  await settle(late);
  const states = new Map((await rows()).map(({ id, state }) => [id, state]));
  expect([bad, other[0]?.[0], late[0]?.[0]].map((message) => states.get(message?.id ?? ""))).toEqual([
    ...["sending", "sent", "sent"],
  ]);
});
