import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { addDays, programmeDay } from "@/lib/platform/dates/zones";
import { db, transaction } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { type EditionChoice, makeEdition, makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";
import { releaseDraft } from "../pages/agenda.page";
import { frameworkIn } from "../pages/document";
import { coveredByKeyboard } from "../pages/focus";

const day = (offset: number) => addDays(programmeDay(new Date(), "Europe/Rome"), offset);
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

/** What a reader finds first in each phase: the sign on the band, the one filled button, the sections that lead. */
const PHASES: Array<{
  phase: string;
  choice: EditionChoice;
  sign: string | null;
  act: string | null;
  lead: string[];
}> = [
  { phase: "draft", choice: { publishedAt: null }, sign: null, act: null, lead: [] },
  {
    phase: "announced",
    choice: { registrationOpensAt: ago(-5) },
    sign: "Announced",
    act: "See the agenda",
    lead: ["Who organises it"],
  },
  {
    phase: "open",
    choice: {},
    sign: "Open for registration",
    act: "Register for Example edition",
    lead: ["Who organises it"],
  },
  {
    phase: "full",
    choice: { capacity: 0 },
    sign: "Full, with a waiting list",
    act: "Join the waiting list",
    lead: ["Who organises it"],
  },
  {
    phase: "closed",
    choice: { registrationClosesAt: ago(1) },
    sign: "Registration closed",
    act: "See the agenda",
    lead: ["Who organises it"],
  },
  {
    phase: "running",
    choice: { dates: [day(0), day(1)] },
    sign: "Happening now",
    act: "See the agenda",
    lead: ["Who organises it"],
  },
  {
    phase: "past",
    choice: { dates: [day(-9)] },
    sign: "Over",
    act: "Watch the film",
    lead: ["What happened", "In figures", "Film", "Documents"],
  },
  {
    phase: "archived",
    choice: { dates: [day(-9)], archivedAt: ago(1), number: 3 },
    sign: "Archive, edition 3",
    act: "Watch the film",
    lead: ["What happened", "In figures", "Film", "Documents"],
  },
  {
    phase: "cancelled",
    choice: { cancelledAt: ago(1) },
    sign: "Cancelled",
    act: null,
    lead: ["This edition is cancelled"],
  },
];

/** An edition with a released session, a host and a published recap; each in a school of its own. */
async function makeWhole(choice: EditionChoice, kind: "school" | "conference", recurring: boolean) {
  const school = await makeSchool(await makeOrganisation(), { kind, recurring });
  const edition = await makeEdition(school, choice);
  const own = { organisationId: edition.organisationId, editionId: edition.id };
  const date = choice.dates?.[0] ?? day(90);
  const session = await makeSession(edition);
  const room = await makeRoom(edition);
  const startsAt = new Date(`${date}T09:00Z`);
  await makeSlot(edition, {
    sessionId: session.id,
    roomId: room.id,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
  });
  await releaseDraft(edition, "First");
  await db().host.create({ data: { ...own, name: "Example host", order: 0 } });
  await db().figure.create({ data: { ...own, value: 30, label: { en: "cooperators" }, order: 0 } });
  await db().recap.create({
    data: {
      ...own,
      title: { en: "A day" },
      article: { en: "It was good." },
      videoUrl: "https://films.example.org/1",
      publishedAt: ago(1),
    },
  });
  await db().recapDocument.create({
    data: {
      ...own,
      title: { en: "Notes" },
      url: "https://example.org/notes.pdf",
      languages: ["en"],
      order: 0,
    },
  });
  return `/schools/${school.slug}/${edition.slug}`;
}

test("in every phase the edition leads with what counts then", async ({ page }) => {
  for (const { phase, choice, sign, act, lead } of PHASES) {
    const path = await makeWhole(choice, "school", true);
    const answer = await page.goto(`/en${path}`);
    expect(answer?.status(), phase).toBe(sign ? 200 : 404);
    const html = (await answer?.text()) ?? "";
    expect(frameworkIn(html), phase).toEqual([]);
    if (!sign) continue;
    const main = page.getByRole("main");
    await expect(main.getByText(sign, { exact: true }), phase).toBeVisible();
    expect((await main.locator("a.btn").allTextContents()).slice(0, 1), phase).toEqual(act ? [act] : []);
    const headings = await main.getByRole("heading", { level: 2 }).allTextContents();
    expect(headings.slice(0, lead.length), phase).toEqual(lead);
    // What is over was organised.
    const over = phase === "past" || phase === "archived";
    expect(headings, phase).toContain(over ? "Who organised it" : "Who organises it");
    // A calendar gets the days from here, and not twenty sessions one over another.
    const settled = over || phase === "cancelled";
    const feeds = [...html.matchAll(/href="webcal:[^"]*\/(\w+)\.ics/g)].map(([, feed]) => feed);
    expect(feeds, phase).toEqual(settled ? [] : ["days"]);
    // Nothing changes any more for who would subscribe.
    const agenda = await (await page.request.get(`/en${path}/agenda`)).text();
    expect(frameworkIn(agenda), phase).toEqual([]);
    expect(agenda.includes("webcal:"), phase).toBe(!settled);
    // The bar of the phone is in every page that takes registrations, shown or not.
    await expect(page.locator("aside"), phase).toHaveCount(phase === "open" || phase === "full" ? 1 : 0);
    const film = main.getByRole("link", { name: "Watch the film" });
    if (await film.count()) {
      await expect(film).toHaveAttribute("rel", "noopener noreferrer nofollow ugc");
      await expect(main.getByText("on the site films.example.org")).toBeVisible();
    }
  }
});

test("a single conference never reads “edition”, in no language", async ({ request }) => {
  const words: Array<[string, RegExp, string]> = [
    ["en", /\bedition/i, "This conference is cancelled"],
    ["fr", /édition/i, "Cette conférence est annulée"],
    ["it", /edizion/i, "Questo convegno è annullato"],
    ["es", /edici[oó]n/i, "Este congreso está cancelado"],
    ["de", /Ausgabe/, "Diese Tagung ist abgesagt"],
  ];
  const title = { en: "Hall", fr: "Salle", it: "Sala", es: "Sala", de: "Saal" };
  const over = await makeWhole(
    { title, dates: [day(-9)], archivedAt: ago(1), number: 1 },
    "conference",
    false,
  );
  const off = await makeWhole({ title, cancelledAt: ago(1) }, "conference", false);
  for (const [locale, word, cancelled] of words) {
    const below = ["/agenda", "/speakers", "/practices"].map((part) => `${off}${part}`);
    for (const path of [over, off, over.replace(/\/[^/]+$/, ""), ...below]) {
      const html = await (await request.get(`/${locale}${path}`)).text();
      const text = /<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/<[^>]+>/g, " ") ?? "";
      expect(text, `${locale}${path}`).not.toMatch(word);
      if (!below.includes(path)) expect(text.includes(cancelled), `${locale}${path}`).toBe(path === off);
    }
  }
});

test("a private link's window says what its page says, also when the edition is over or off", async ({
  page,
}) => {
  const says: Array<[EditionChoice, string]> = [
    [{}, "You are in"],
    [{ dates: [day(-9)] }, "It is over"],
    [{ dates: [day(-9)], archivedAt: ago(1) }, "It is over"],
    [{ cancelledAt: ago(1) }, "It is cancelled"],
  ];
  for (const [choice, words] of says) {
    const edition = await makeEdition(await makeSchool(await makeOrganisation()), choice);
    const { id, linkVersion } = await makeRegistration(edition, await makeCategory(edition));
    await page.goto(`/en/r/${linkToken("private-link", id, linkVersion)}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words);
    await expect(page).toHaveTitle(`${words}. Example edition`);
  }
});

test("what is past is told as past, what is on its way not as done", async ({ page }) => {
  const school = await makeSchool(await makeOrganisation());
  const old = await makeEdition(school, { dates: ["2015-10-11"] });
  const { organisationId, id: editionId } = old;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en"] }));
  const { id, linkVersion } = await makeRegistration(old, await makeCategory(old));
  await page.goto(`/en/r/${linkToken("private-link", id, linkVersion)}/data`);
  await expect(page.getByRole("main")).toContainText(/We kept your answers until \w+ 1\d October 2016/);
  await expect(page.getByRole("main")).not.toContainText("We erase your answers on");
  // Its mails may still wait.
  const off = await makeEdition(school, { cancelledAt: ago(0) });
  await page.goto(`/en/schools/${school.slug}/${off.slug}`);
  await expect(page.getByRole("main")).toContainText("Everybody who was registered is told by e-mail.");
});

test("who comes too late to register is led to what happened where somebody has told it", async ({
  page,
}) => {
  const school = await makeSchool(await makeOrganisation());
  const told = await makeEdition(school, { dates: [day(-9)] });
  const text = { en: "We baked bread." };
  const key = { organisationId: told.organisationId, editionId: told.id };
  await db().recap.create({ data: { ...key, title: text, article: text, publishedAt: ago(1) } });
  const begun = await makeEdition(school, { dates: [day(-9)] });
  await db().recap.create({
    data: { ...key, editionId: begun.id, title: text, article: text, publishedAt: null },
  });
  const silent = await makeEdition(school, { dates: [day(-9)], archivedAt: ago(1) });
  for (const [edition, count] of [
    [told, 1],
    [begun, 0],
    [silent, 0],
  ] as const) {
    await page.goto(`/en/schools/${school.slug}/${edition.slug}/register`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Example edition is over");
    await expect(page.getByText("See what happened on its page.")).toHaveCount(count);
  }
});

test("on a phone the bar with Register never covers what has the focus", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(`/en${await makeWhole({}, "school", true)}`);
  await expect(page.getByRole("complementary", { name: "Register" })).toBeVisible();
  expect(await coveredByKeyboard(page, 22)).toEqual([]);
});
