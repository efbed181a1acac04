import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { db } from "@/lib/platform/db/client";
import { mailFolder } from "@/lib/platform/paths";
import { ON_ITS_WAY } from "@/prisma/enums/states";
import { makeSlot } from "@/prisma/factories/programme";
import { ACTIONS } from "../authorization/actions";
import { addressOf, ROUTES } from "../authorization/routes";
import { bodyOf, pageOf, sendAction } from "../authorization/send";
import type { World } from "../authorization/world";
import { expect } from "../fixtures";

/** A text that every field of words takes, a trick on everything that shows it. Short enough for a room's name. */
export const STORED = `=1+1<img src=x onerror=alert(1)>[Click](javascript:alert(1)){{7*7}}%s../evil.example]]>"';\\n\u200d`;

/**
 * Words that became an element or an address. Behind the "?" of one they are a value, as in the links to the big calendars, which
 * carry what the edition is called.
 */
const MARKUP_OR_LINK = /<img src=x|<[a-z][^<>]*\shref="((javascript|data):|[^"?#]*evil\.example)/i;
const SEEN = /=1\+1(<|&lt;|\\u003c)img src=x/;

/** Everything that shows an edition shows hostile words as words. */
export async function expectHarmless(world: World, cookie: string, page: Page, baseURL: string) {
  await publish(world, cookie, baseURL);
  await expectHarmlessPages(world, cookie, baseURL);
  await expectHarmlessFeeds(world, page, baseURL);
  await expectHarmlessCsv(world, cookie, baseURL);
  await expectHarmlessMails(world);
  await expectNothingRuns(world, cookie, page, baseURL);
}

/** The hostile words reach the programme that everybody sees. */
async function publish(world: World, cookie: string, baseURL: string) {
  const { id: editionId, organisationId } = world.edition;
  await db().slot.deleteMany({ where: { editionId } });
  await db().session.update({
    where: { organisationId_id: { organisationId, id: world.session.id } },
    data: {
      title: { en: STORED },
      abstract: { en: `${STORED}\n\n${STORED}` },
      cancelledAt: null,
      deletedAt: null,
    },
  });
  await db().registration.updateMany({
    where: { editionId, id: world.registration.id },
    data: { fullName: STORED, affiliation: STORED },
  });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  await makeSlot(world.edition, { sessionId: world.session.id, ...times });
  const form = { ...ACTIONS.releaseAction?.form(world), name: STORED };
  const sending = { baseURL, cookie, page: pageOf("releaseAction", world) };
  expect((await sendAction("releaseAction", bodyOf(form), sending)).outcome).toBe("done");
}

const publicPart = (world: World) => `/schools/${world.school.slug}/${world.edition.slug}`;

async function expectHarmlessPages(world: World, cookie: string, baseURL: string) {
  const wrong: string[] = [];
  let seen = 0;
  for (const [route, gate] of Object.entries(ROUTES)) {
    if (gate.kind === "link" || !route.startsWith("/[locale]") || /export|list/.test(route)) continue;
    const answer = await fetch(`${baseURL}${addressOf(route, world)}`, {
      headers: { cookie },
      redirect: "manual",
    });
    const html = await answer.text();
    if (answer.status >= 500) wrong.push(`${route}: ${answer.status}`);
    // JSON is read by programs, and with nosniff by nobody as a page.
    if (!String(answer.headers.get("content-type")).startsWith("text/html")) continue;
    if (SEEN.test(html)) seen += 1;
    if (MARKUP_OR_LINK.test(html)) wrong.push(`${route} shows markup or a link`);
  }
  expect(wrong).toEqual([]);
  expect(seen, "pages that show the words").toBeGreaterThan(10);
}

async function expectHarmlessFeeds(world: World, page: Page, baseURL: string) {
  const base = `${baseURL}${publicPart(world)}`;
  const xml = await (await fetch(`${base}/schedule.xml`)).text();
  const read = await page.evaluate((source) => {
    const tree = new DOMParser().parseFromString(source, "application/xml");
    return tree.querySelector("parsererror")?.textContent ?? tree.querySelector("event > title")?.textContent;
  }, xml);
  expect(read).toBe(STORED);
  const atom = await (await fetch(`${base}/releases.atom`)).text();
  const named = await page.evaluate((source) => {
    const tree = new DOMParser().parseFromString(source, "application/xml");
    return tree.querySelector("parsererror")?.textContent ?? tree.querySelector("entry > title")?.textContent;
  }, atom);
  expect(named).toBe(STORED);
  const xcal = await (await fetch(`${base}/agenda.xcal`)).text();
  const told = await page.evaluate((source) => {
    const tree = new DOMParser().parseFromString(source, "application/xml");
    const summaries = [...tree.querySelectorAll("vevent > properties > summary > text")];
    return tree.querySelector("parsererror")?.textContent ?? summaries[0]?.textContent;
  }, xcal);
  expect(told).toContain(STORED);
  const json = JSON.stringify(await (await fetch(`${base}/schedule.json`)).json());
  expect(json).toContain(JSON.stringify(STORED).slice(1, -1));
  const calendar = (await (await fetch(`${base}/agenda.ics`)).text()).replace(/\r\n /g, "");
  const lines = calendar.split("\r\n");
  expect(lines.filter((line) => line !== "" && !/^[A-Z-]+[;:]/.test(line))).toEqual([]);
  expect(lines.filter((line) => /^(ATTACH|X-EVIL|BCC)/i.test(line))).toEqual([]);
  const summary = /^SUMMARY:(.*)$/m.exec(calendar)?.[1]?.trimEnd() ?? "";
  expect(summary.replace(/\\([\\;,])/g, "$1")).toBe(STORED);
}

async function expectHarmlessCsv(world: World, cookie: string, baseURL: string) {
  const address = `/en/organise/${world.school.slug}/${world.edition.slug}/registrations/export`;
  const csv = await (await fetch(`${baseURL}${address}`, { headers: { cookie } })).text();
  const cells = Papa.parse<string[]>(csv.replace("\uFEFF", ""), { delimiter: ";" }).data.flat();
  expect(cells).toContain(`'${STORED}`);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
}

async function expectHarmlessMails(world: World) {
  const where = { editionId: world.edition.id };
  // The owner's mailbox has had its mails of the hour by all the tests to oneself: the rest waits for the next one.
  const leaving = { ...where, state: { in: [...ON_ITS_WAY] }, mailboxFull: false };
  await expect.poll(() => db().outboxMessage.count({ where: leaving }), { timeout: 60_000 }).toBe(0);
  const sent = await db().outboxMessage.findMany({ where: { ...where, state: "sent" } });
  expect(sent.length).toBeGreaterThan(0);
  // One of the world was never a file; several to one mailbox may have left as one mail, which is called by its first.
  const mails = sent.filter(
    ({ id, mailId }) => id !== world.message.id && (mailId === null || mailId === id),
  );
  for (const { messageId } of mails) {
    const file = join(mailFolder(), `${messageId.replace(/^<|@.*$/g, "")}.eml`);
    const [head = ""] = (await readFile(file, "utf8")).split("\r\n\r\n");
    expect(head.split("\r\n").filter((line) => !/^([A-Za-z-]+:( |$)|\s)/.test(line))).toEqual([]);
    expect(head).not.toMatch(/^(bcc|cc|x-evil):/im);
    expect(head.match(/^to: /gim)).toHaveLength(1);
  }
}

async function expectNothingRuns(world: World, cookie: string, page: Page, baseURL: string) {
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url: baseURL }]);
  const said: string[] = [];
  page.on("dialog", (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  const desk = `/en/organise/${world.school.slug}/${world.edition.slug}`;
  const open = publicPart(world);
  const pages = [`/en${open}`, `/en${open}/agenda`, `/en${open}/sessions/1`, `/en${open}/speakers`];
  for (const path of [...pages, `${desk}/registrations`, `${desk}/programme`, `${desk}/releases`])
    expect((await page.goto(path))?.status(), path).toBe(200);
  expect(said).toEqual([]);
}
