import { expect, test } from "vitest";
import { translator } from "@/lib/platform/i18n/translator";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot, makeTheme } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { findProgramme } from "../queries/public-programme";
import { isKeptPage, MOST_SESSION_PAGES } from "../rules/kept-pages";
import { offlineEdition } from "./offline-edition";

async function makeProgramme(count: number, dates = ["2098-05-06", "2098-05-07"]) {
  const { school, edition } = await makeOpenEdition({ dates });
  const room = await makeRoom(edition, { name: "Aula Bora" });
  const theme = await makeTheme(edition, { title: { en: "Bread", it: "Pane" } });
  for (let number = 1; number <= count; number += 1) {
    const session = await makeSession(edition, {
      ...{ title: { it: `Pane ${number}` }, abstract: { en: "**Flour**\n\nand *salt*" } },
      themeId: theme.id,
    });
    if (number === 1)
      await makeSlot(edition, {
        ...{ sessionId: session.id, roomId: room.id },
        startsAt: new Date("2098-05-06T07:00:00Z"),
        endsAt: new Date("2098-05-06T08:30:00Z"),
      });
  }
  const outcome = await release(await editionScope<never>(edition), { name: "First", note: {} } as never);
  if (!outcome.ok) throw new Error("not released");
  const programme = await findProgramme("en", school.slug, edition.slug);
  if (!programme) throw new Error("no programme");
  const base = `/en/schools/${school.slug}/${edition.slug}`;
  return { base, programme, told: offlineEdition(programme, translator("en", "public"), "en") };
}

test("a small school is kept with the pages of its sessions, the agenda first, until some days after its last", async () => {
  const { base, told } = await makeProgramme(2);
  expect(told).toMatchObject({ until: "2098-05-10T00:00:00Z", zone: "Europe/Rome", sessions: [] });
  expect(told?.pages).toEqual([
    ...[`${base}/agenda`, `${base}/agenda/2098-05-06`, `${base}/agenda/2098-05-07`],
    ...[base, `${base}/ticket`],
    ...[`${base}/sessions/1-pane-1`, `${base}/sessions/2-pane-2`],
  ]);
  // The worker keeps what it is told: nothing of it may be a page that it doesn't open again.
  expect(told?.pages.filter((path) => !isKeptPage(path))).toEqual([]);
  expect(told?.words.asOf).toContain("{when}");
});

test("of a large one each session is told plainly, in the language asked for or marked", async () => {
  const { told } = await makeProgramme(MOST_SESSION_PAGES + 1);
  expect(told?.pages.some((path) => path.includes("/sessions/"))).toBe(false);
  expect(told?.sessions).toHaveLength(MOST_SESSION_PAGES + 1);
  expect(told?.sessions[0]).toEqual({
    ...{ number: 1, title: "Pane 1", lang: "it", cancelled: false },
    lines: ["Workshop", "Tuesday 6 May 2098, 09:00–10:30, Aula Bora", "English only", "Theme 1: Bread"],
    ...{ text: ["Flour", "and salt"], textLang: null },
  });
  expect(told?.sessions[1]?.lines[1]).toBe("No time is known for this session.");
});

test("nothing is kept of what is over or has no agenda", async () => {
  const { programme } = await makeProgramme(1);
  const t = translator("en", "public");
  const of = (head: object) =>
    offlineEdition({ ...programme, head: { ...programme.head, ...head } }, t, "en");
  expect(of({ phase: "running" })).not.toBeNull();
  for (const phase of ["past", "archived", "cancelled"]) expect(of({ phase }), phase).toBeNull();
  expect(of({ has: { ...programme.head.has, agenda: false } })).toBeNull();
  expect(of({ days: [] })).toBeNull();
});
