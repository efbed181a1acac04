import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot, makeTheme } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";

type Opened = Awaited<ReturnType<typeof makeOpenEdition>>["edition"];

/** Releases what stands in the draft of an edition. */
export async function releaseDraft(edition: Opened, name: string): Promise<void> {
  const outcome = await release(await editionScope(edition), { name, note: {} });
  if (!outcome.ok) throw new Error(`Not released: ${outcome.reason}`);
}

/** A day with `count` sessions in 25 rooms, ten to a room, each with a theme and interpretation. */
export async function makeLongDay(count: number): Promise<string> {
  const date = "2027-05-06";
  const { school, edition } = await makeOpenEdition({ dates: [date] });
  const own = { organisationId: edition.organisationId, editionId: edition.id };
  const rooms = await Promise.all(
    Array.from({ length: 25 }, (_, order) => makeRoom(edition, { name: `Aula ${order + 1}`, order })),
  );
  const colours = ["tomato", "pine", "indigo", "ochre"] as const;
  const themes: Array<{ id: string }> = [];
  for (const [index, colour] of colours.entries())
    themes.push(await makeTheme(edition, { colour, title: { en: `Line of work ${index + 1}` } }));
  const sessions = Array.from({ length: count }, (_, index) => ({
    ...own,
    id: crypto.randomUUID(),
    number: index + 1,
    title: {
      en: `What ${["a village", "a bus", "a kitchen", "a workshop", "a meeting"][index % 5]} learned in year ${index}`,
    },
    kind: (["workshop", "panel", "lecture", "presentation"] as const)[index % 4] ?? "panel",
    themeId: themes[index % themes.length]?.id ?? null,
    languages: [["en", "it", "fr"][index % 3] ?? "en"],
  }));
  await db().session.createMany({ data: sessions });
  await db().interpretation.createMany({
    data: sessions.map(({ id, languages: [from = "en"] }) => ({
      organisationId: own.organisationId,
      sessionId: id,
      fromLanguage: from,
      toLanguage: from === "it" ? "fr" : "it",
      mode: "spoken" as const,
    })),
  });
  const hour = 3_600_000;
  const begin = Date.parse(`${date}T07:00:00Z`);
  await db().slot.createMany({
    data: sessions.map(({ id }, index) => ({
      ...own,
      kind: "session" as const,
      sessionId: id,
      roomId: rooms[index % 25]?.id ?? null,
      startsAt: new Date(begin + Math.floor(index / 25) * hour),
      endsAt: new Date(begin + Math.floor(index / 25) * hour + hour),
    })),
  });
  await releaseDraft(edition, "All");
  return `/en/schools/${school.slug}/${edition.slug}/agenda/${date}`;
}

/** A session that is interpreted in each of the ways. */
export async function makeInterpreted(): Promise<string> {
  const { school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const { organisationId, id, number } = await makeSession(edition, { languages: ["it"] });
  const ways = { spoken: "en", captions: "en", sign: "it" } as const;
  for (const [mode, toLanguage] of Object.entries(ways) as Array<[keyof typeof ways, string]>)
    await db().interpretation.create({
      data: { organisationId, sessionId: id, fromLanguage: "it", toLanguage, mode },
    });
  await releaseDraft(edition, "All");
  return `/en/schools/${school.slug}/${edition.slug}/sessions/${number}`;
}

/** Two rooms; one session that moves between two releases, one that comes new, one that is cancelled. */
export async function makeMovedDay(): Promise<string> {
  const date = "2027-05-06";
  const { school, edition } = await makeOpenEdition({ dates: [date] });
  const [aula, courtyard] = [
    await makeRoom(edition, { name: "Aula" }),
    await makeRoom(edition, { name: "Courtyard" }),
  ];
  const at = (hour: number) => ({
    startsAt: new Date(Date.UTC(2027, 4, 6, hour)),
    endsAt: new Date(Date.UTC(2027, 4, 6, hour + 1)),
  });
  const moved = await makeSession(edition, { title: { en: "Moved session" } });
  const gone = await makeSession(edition, { title: { en: "Cancelled session" } });
  const still = await makeSession(edition, { title: { en: "Untouched session" } });
  const slot = await makeSlot(edition, { sessionId: moved.id, roomId: aula.id, ...at(7) });
  await makeSlot(edition, { sessionId: gone.id, roomId: aula.id, ...at(8) });
  await makeSlot(edition, { sessionId: still.id, roomId: courtyard.id, ...at(8) });
  await releaseDraft(edition, "First");
  const key = (id: string) => ({ organisationId_id: { organisationId: edition.organisationId, id } });
  await db().slot.update({ where: key(slot.id), data: { roomId: courtyard.id, ...at(9) } });
  await db().session.update({ where: key(gone.id), data: { cancelledAt: new Date() } });
  const fresh = await makeSession(edition, { title: { en: "Fresh session" } });
  await makeSlot(edition, { sessionId: fresh.id, roomId: aula.id, ...at(10) });
  await releaseDraft(edition, "Second");
  return `/en/schools/${school.slug}/${edition.slug}/agenda`;
}

/** The agenda of one day, as a reader sees it. */
export class AgendaPage {
  readonly main;
  readonly board;
  readonly search;
  constructor(readonly page: Page) {
    this.main = page.getByRole("main");
    this.board = this.main.getByRole("region", { name: "Now and next" });
    this.search = this.main.getByRole("searchbox", { name: "Search all days" });
  }

  session(title: string | RegExp) {
    return this.page.locator("#day").getByRole("link", { name: title });
  }

  async filter(label: string, choice: string) {
    const select = this.main.getByRole("combobox", { name: label, exact: true });
    if (!(await select.isVisible())) await this.main.locator("summary", { hasText: "Filter" }).click();
    await select.selectOption(choice);
    await this.main.getByRole("button", { name: "Show" }).click();
  }
}
