import type { Page } from "@playwright/test";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeMember } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSlot, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { cookieOf } from "../authorization/world";
import { expect, test } from "../fixtures";
import { releaseDraft } from "../pages/agenda.page";

/** As long as a name may be, in words and as one word that no hyphen parts. */
const WORDS = `${"Maria Concepción ".repeat(11)}Łukasz Żeleński`.slice(0, 200);
const ONE_WORD = "Wm".repeat(100);
const SIXTY = "W".repeat(60);
const WIDTHS = [320, 390, 1280];
/** A4 between the margins that browsers leave, in CSS pixels. */
const SHEET = 718;

/** A person, a programme and an edition that are called so. */
async function makeCalled(name: string) {
  const { organisation, school, edition } = await makeOpenEdition({
    dates: ["2027-05-06"],
    title: { en: name },
    city: SIXTY,
  });
  const { organisationId } = edition;
  const where = (id: string) => ({ organisationId_id: { organisationId, id } });
  await db().school.update({ where: where(school.id), data: { title: { en: name } } });
  await transaction((tx) =>
    createStandardForm(tx, { organisationId, editionId: edition.id, languages: ["en"] }),
  );
  const theme = await makeTheme(edition, { title: { en: name } });
  const at = (hour: number) => ({
    startsAt: new Date(Date.UTC(2027, 4, 6, hour)),
    endsAt: new Date(Date.UTC(2027, 4, 6, hour + 1)),
  });
  const speaker = await makeSpeaker(edition, { fullName: name, affiliation: name });
  for (const hour of [7, 8]) {
    const room = await makeRoom(edition, { name });
    const session = await makeSession(edition, { title: { en: name }, themeId: theme.id });
    await db().sessionPerson.create({
      data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
    });
    await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...at(hour) });
  }
  await releaseDraft(edition, "First");
  const category = await makeCategory(edition, { name: { en: name }, cost: { en: name } });
  const owner = await makeMember(organisation, { role: "owner" });
  const person = { fullName: name, affiliation: name };
  const registration = await makeRegistration(edition, category, { ...person, email: owner.email });
  const content = { pages: 3, answers: {}, agreed: [] };
  const draft = await makeRegistration(edition, category, { ...person, state: "draft", draft: content });
  const below = `/en/schools/${school.slug}/${edition.slug}`;
  const desk = `/en/organise/${school.slug}/${edition.slug}`;
  const form = `${below}/register/${linkToken("draft-link", draft.id, draft.linkVersion)}`;
  return {
    cookie: await cookieOf(owner.login),
    pages: [
      "/en/me",
      `/en/r/${linkToken("private-link", registration.id, registration.linkVersion)}`,
      `${form}/check`,
      below,
      `${below}/agenda`,
      `${below}/sessions/1`,
      `${below}/speakers`,
      `${below}/lite`,
    ],
    sheets: [`${desk}/print`],
  };
}

/** Words that stand beyond the page, or beyond the border of what cuts them off. Drawings may. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults = new Set<string>();
    const by = document.documentElement.scrollWidth - window.innerWidth;
    if (by > 0) faults.add(`scrolls sideways by ${by} px`);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.checkVisibility() || parent.closest("script, style, template, option, nav")) continue;
      let border = document.documentElement.clientWidth;
      let isRead = true;
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(box);
        if (clipPath !== "none" || overflowX === "auto") isRead = false;
        if (overflowX === "hidden") border = Math.min(border, box.getBoundingClientRect().right);
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      const end = Math.max(0, ...[...range.getClientRects()].map(({ right }) => right));
      if (isRead && end > border + 1)
        faults.add(`${Math.round(end - border)} px too wide: ${parent.outerHTML.slice(0, 90)}`);
    }
    return [...faults];
  });
}

for (const [what, name] of Object.entries({ "in words": WORDS, "of one word": ONE_WORD }))
  test(`names of 200 letters, ${what}, stay inside every page and sheet`, async ({ page, baseURL }) => {
    test.setTimeout(180_000);
    const { cookie, pages, sheets } = await makeCalled(name);
    const [key = "", value = ""] = cookie.split("=");
    await page.context().addCookies([{ name: key, value, url: baseURL ?? "" }]);
    const wrong: string[] = [];
    const look = async (where: string) =>
      wrong.push(...(await tooWide(page)).map((fault) => `${where}: ${fault}`));
    for (const address of [...pages, ...sheets]) {
      await page.emulateMedia({ media: "screen" });
      await page.goto(address);
      await expect(page.getByText(name.slice(0, 20)).first()).toBeAttached();
      if (!sheets.includes(address))
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await look(`${address} at ${width} px`);
        }
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: SHEET, height: 1000 });
      await look(`${address} on paper`);
    }
    expect(wrong).toEqual([]);
  });
