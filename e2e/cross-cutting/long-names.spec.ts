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

/** What is wider than the page, or cut off at the border of its box. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const called = (element: Element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
    const root = document.documentElement;
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      if (!element.checkVisibility() || element.closest(".vh, .skip, nav, .scroll")) return false;
      const { right, width } = element.getBoundingClientRect();
      return width > 1 && right > root.clientWidth + 1;
    });
    const cut = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) => {
      if (!element.checkVisibility() || element.closest(".vh, nav, .scroll, select, input")) return false;
      return (
        getComputedStyle(element).overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1
      );
    });
    return [...wide.map((one) => `too wide: ${called(one)}`), ...cut.map((one) => `cut: ${called(one)}`)];
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
