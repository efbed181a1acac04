import { describe, expect, test } from "vitest";
import { dateColumn, isoDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import type { TemplateName } from "../templates/registry";
import { readMessages } from "./prepare-mail";
import { writeMail } from "./write-mail";

const noSignIn = mailSources();

const BLANK = {
  parameters: {},
  language: "en",
  recipient: "",
  personId: null,
  mailingId: null,
  messageId: "<x@example.org>",
  attempts: 1,
  mailbox: null,
};

async function somebody(state: "confirmed" | "waitlisted") {
  const { edition } = await makeOpenEdition({ dates: ["2027-05-06", "2027-05-07"] });
  const category = await makeCategory(edition, {
    cost: { en: "€120" },
    payment: { en: "By transfer, with your reference." },
  });
  const waiting = state === "waitlisted";
  const make = (queuePosition: number) =>
    makeRegistration(edition, category, { state, ...(waiting ? { queuePosition } : {}) });
  if (waiting) await Promise.all([make(3), make(7)]);
  const registration = await make(9);
  const { organisationId, id: registrationId } = registration;
  const mail = async (template: TemplateName, recipient = "") => {
    const message = { ...BLANK, template, recipient, organisationId, editionId: edition.id, registrationId };
    const [ready = "pointless"] = await readMessages([{ ...message, id: registrationId }], noSignIn);
    if (typeof ready === "string") throw new Error(`nothing to send: ${ready}`);
    return writeMail([ready]);
  };
  const withdraw = () =>
    db().registration.updateMany({ where: { id: registrationId }, data: { state: "withdrawn", version: 2 } });
  const tellOfPlace = () =>
    db().outboxMessage.updateMany({ where: { registrationId }, data: { state: "sent", sentAt: new Date() } });
  return { registration, mail, withdraw, tellOfPlace };
}

describe("what comes with a mail", () => {
  test("a place: the ticket's code as a picture, its days for the calendar, a list to sort by", async () => {
    const { registration, mail } = await somebody("confirmed");
    const { attachments, html, text, listId } = await mail("registration-confirmed");
    const [picture, calendar] = attachments ?? [];
    expect(picture).toMatchObject({ type: "image/png", inlineAs: "ticket@convivio" });
    expect(
      Buffer.from(picture?.content ?? "")
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    expect(html).toContain('src="cid:ticket@convivio"');
    expect(text).toContain("Costs:\n€120");
    expect(text).toContain("By transfer, with your reference.");
    expect(calendar).toMatchObject({ type: "text/calendar; charset=utf-8; method=PUBLISH" });
    expect(String(calendar?.content).match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
    expect(listId).toMatch(/^[\w-]+\.[\w-]+\.\w+/);
    // The code of the ticket is no key to the registration, and it stands nowhere in words.
    const ticket = linkToken("ticket", registration.id, registration.ticketVersion);
    expect(`${html}${text}`).not.toContain(ticket);
  });

  test("on the list: her number among those who wait, no ticket, no days", async () => {
    const { mail } = await somebody("waitlisted");
    const { attachments, text } = await mail("registration-waitlisted");
    expect(attachments).toEqual([]);
    expect(text).toContain("You are number 3 on the list.");
  });

  test("a place given back: the days are taken out of the calendar again, of whoever had them", async () => {
    const { mail, withdraw, tellOfPlace } = await somebody("confirmed");
    await withdraw();
    expect((await mail("registration-withdrawn")).attachments).toEqual([]);
    await tellOfPlace();
    const [calendar] = (await mail("registration-withdrawn")).attachments ?? [];
    expect(calendar).toMatchObject({ type: "text/calendar; charset=utf-8; method=CANCEL" });
    expect(String(calendar?.content)).toContain("STATUS:CANCELLED");
  });

  test("an address that is not hers any more: no link, no ticket, no days", async () => {
    const { mail } = await somebody("confirmed");
    const { attachments, html, text } = await mail("registration-confirmed", "old@example.org");
    expect(attachments).toEqual([]);
    expect(`${html}${text}`).not.toMatch(/\/r\/|cid:/);
  });

  test("a mail that only brings the link is not sent where the link must not go", async () => {
    const { mail } = await somebody("confirmed");
    for (const template of ["lost-link", "already-registered", "email-corrected"] as const)
      await expect(mail(template, "old@example.org")).rejects.toThrow("nothing to send");
    expect((await mail("lost-link")).text).toContain("/r/");
  });

  test("given back before the mail left, that was tried again for hours: nobody hears of a place or a list", async () => {
    const { mail, withdraw } = await somebody("confirmed");
    await mail("registration-promoted");
    await withdraw();
    for (const template of [
      "registration-confirmed",
      "registration-promoted",
      "registration-waitlisted",
    ] as const)
      await expect(mail(template)).rejects.toThrow("nothing to send");
    expect((await mail("registration-withdrawn")).subject).toContain("withdrawn");
  });
});

describe("a mail that leaves once it has begun, or is over", () => {
  const HOUR_MS = 3_600_000;
  const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
  const date = (days: number) => isoDate(fromNow(24 * days));

  async function leaving(
    template: TemplateName,
    dates: string[],
    change: { day?: object; edition?: object } = {},
  ) {
    const { edition } = await makeOpenEdition({ dates });
    const { organisationId, id: editionId } = edition;
    const { id: registrationId } = await makeRegistration(edition, await makeCategory(edition));
    const [first = ""] = dates;
    const where = { organisationId, editionId, date: dateColumn(first) };
    if (change.day) await db().editionDay.updateMany({ where, data: change.day });
    if (change.edition) await db().edition.updateMany({ where: { id: editionId }, data: change.edition });
    const message = { ...BLANK, template, id: registrationId, organisationId, editionId, registrationId };
    const [ready = "pointless"] = await readMessages([{ ...message, parameters: { day: first } }], noSignIn);
    return typeof ready === "string" ? ready : writeMail([ready]).text;
  }

  test("does not say that it begins, nor what to do before", async () => {
    const hours = (days: number) => ({ day: { startsAt: fromNow(24 * days) } });
    expect(await leaving("registration-promoted", [date(7), date(8)], hours(7))).toContain("it begins.");
    const text = await leaving("registration-promoted", [date(-1), date(1)], hours(-1));
    expect(text).not.toContain("it begins");
    expect(text).toContain("Show it at the door");
  });

  test("tells nobody that it begins soon from its first hour on", async () => {
    const at = (hours: number) => leaving("before-the-day", [date(0)], { day: { startsAt: fromNow(hours) } });
    expect(await at(1)).toContain("See you soon");
    expect(await at(-1)).toBe("pointless");
    expect(await leaving("before-the-day", [date(0)])).toContain("See you soon");
  });

  test.each<[string, string[], { edition?: object }]>([
    ["is over", ["2020-05-06"], {}],
    ["was cancelled", [date(7)], { edition: { cancelledAt: fromNow(-1) } }],
  ])(
    "brings the link to what %s, and no ticket, no next steps, nobody to be seen soon",
    async (_, dates, change) => {
      const text = await leaving("lost-link", dates, change);
      expect(text).toContain("/r/");
      expect(text).not.toMatch(/Your ticket|What happens next|Can’t come|See you soon/);
      expect(await leaving("lost-link", [date(7)])).toMatch(/Your ticket.*What happens next.*See you soon/s);
    },
  );
});

describe("a form that was left, whose mail leaves late", () => {
  const HOUR_MS = 3_600_000;
  const ago = new Date(Date.now() - HOUR_MS);

  async function leaving(change: { edition?: object; draft?: object } = {}) {
    const { edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
    const { organisationId, id: editionId } = edition;
    const { id: registrationId } = await makeRegistration(edition, null, { state: "draft", ...change.draft });
    await db().edition.updateMany({ where: { organisationId, id: editionId }, data: change.edition ?? {} });
    const draft = { ...BLANK, id: registrationId, organisationId, editionId, registrationId };
    const message = { ...draft, template: "draft-saved", parameters: { days: 14 } } as const;
    const [ready = "pointless"] = await readMessages([message], noSignIn);
    return typeof ready === "string" ? ready : writeMail([ready]).text;
  }

  test("leads back to it while registration takes", async () => {
    expect(await leaving()).toContain("/register/");
  });

  test.each<[string, { edition?: object; draft?: object }]>([
    ["closed", { edition: { registrationClosesAt: ago } }],
    ["put off", { edition: { registrationOpensAt: new Date(Date.now() + HOUR_MS) } }],
    ["archived", { edition: { archivedAt: ago } }],
    ["no longer public", { edition: { publishedAt: null } }],
    ["thrown away by time", { draft: { expiresAt: ago } }],
  ])("is not sent once it is %s", async (_, change) => {
    expect(await leaving(change)).toBe("pointless");
  });

  test("waits for its edition to be brought back, if it could be sent then", async () => {
    expect(await leaving({ edition: { cancelledAt: ago } })).toBe("held");
    expect(await leaving({ edition: { cancelledAt: ago, registrationClosesAt: ago } })).toBe("pointless");
  });
});
