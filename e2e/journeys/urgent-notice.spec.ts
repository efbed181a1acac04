import type { Page } from "@playwright/test";
import { linkToken } from "@/lib/platform/secrets";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { releaseDraft } from "../pages/agenda.page";
import { makeDesk } from "../pages/desk.page";

const TEXT = "Room changed: go to Aula Bora";
const SECONDS_10 = 10_000;

/** An edition with something on each of its pages, whose pages were all kept before anything happens. */
async function makeVisited(page: Page) {
  const made = await makeDesk(page);
  const { edition, publicAddress } = made;
  const room = await makeRoom(edition, { name: "Aula Magna" });
  const session = await makeSession(edition, { title: { en: "Bread for a street" } });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  await makeSpeaker(edition, { fullName: "Ada Esempio" });
  await releaseDraft(edition, "All");
  const { id } = await makeRegistration(edition, await makeCategory(edition));
  const own = `/en/r/${linkToken("private-link", id, 1)}`;
  const pages = [
    ...[
      "",
      "/agenda",
      "/agenda/2027-05-06",
      "/sessions/1",
      "/speakers",
      "/practices",
      "/changes",
      "/lite",
    ].map((below) => `${publicAddress}${below}`),
    ...[own, `${own}/agenda`, `${own}/data`, `${publicAddress}/register`],
  ];
  return { ...made, pages };
}

/** Every page says it, or none does. */
async function saysWithin(page: Page, pages: readonly string[], text: string, says: boolean, since: number) {
  const missing = new Set(pages);
  await expect(async () => {
    for (const address of missing) {
      const answer = await page.request.get(address);
      expect(answer.status(), address).toBe(200);
      if ((await answer.text()).includes(text) === says) missing.delete(address);
    }
    expect([...missing]).toEqual([]);
  }).toPass({ intervals: [100], timeout: SECONDS_10 });
  expect(Date.now() - since).toBeLessThan(SECONDS_10);
}

test("the room changes: within ten seconds every page of the edition says so, until it is taken down @both", async ({
  page,
  browser,
  extraHTTPHeaders,
}) => {
  const { desk, pages, publicAddress } = await makeVisited(page);
  await expect(async () => {
    for (const address of pages) expect((await page.request.get(address)).status(), address).toBe(200);
  }).toPass();

  await desk.open("page?part=notices");
  await page.getByLabel("What has to be known, English").fill(TEXT);
  await page.getByLabel("It is up until").fill("2098-05-06T18:00");
  await desk.button("Put it on all pages").click();
  const up = Date.now();
  await saysWithin(page, pages, TEXT, true, up);
  await expect(desk.said("It is up.")).toBeVisible();

  // Whoever reads without JavaScript, in another language, reads it too; and it is said in which language it is.
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    extraHTTPHeaders: extraHTTPHeaders ?? {},
  });
  const reader = await plain.newPage();
  await reader.goto(`${publicAddress.replace("/en/", "/it/")}/agenda`);
  const notice = reader.getByRole("complementary", { name: "Avvisi urgenti" });
  await expect(notice).toContainText(`Importante: ${TEXT}`);
  await expect(notice.getByText(TEXT)).toHaveAttribute("lang", "en");
  await plain.close();

  await desk.open("page?part=notices");
  await desk.button("Take it down").click();
  const down = Date.now();
  await saysWithin(page, pages, TEXT, false, down);
  await desk.button("Put it back up").click();
  await saysWithin(page, pages, TEXT, true, Date.now());
});
