import { scheduleXml } from "@/lib/interchange/fixtures/schedule";
import { makeMember } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { DeskPage, findOn, makeDesk, signInAs } from "../pages/desk.page";
import { tabTo } from "../pages/keyboard.page";
import { Mailbox } from "../pages/mailbox.page";
import { cardsOf, MoveDialog, readCalendar } from "../pages/programme.page";
import { somebody } from "../pages/registration.page";

const STREET = "What do we owe the street?";
const COUNTING = "Counting what counts";

function schedule() {
  const event = (id: number, title: string, start: string, person: [number, string]) => ({
    ...{ id, title, start, duration: "01:00", language: "en", people: [person] },
    guid: `0c0ffee0-0000-4000-8000-00000000000${id}`,
    date: `2027-05-06T${start}:00+02:00`,
  });
  return scheduleXml({
    "2027-05-06": {
      "Sala Grande": [
        event(1, STREET, "09:00", [1, "Ada Esempio"]),
        event(2, COUNTING, "09:30", [2, "Bea Esempio"]),
      ],
      "Aula 2": [event(3, "The evening table", "18:00", [1, "Ada Esempio"])],
    },
  });
}

test("an organiser imports a schedule, solves an overlap, releases, moves and releases again: page, calendar and XML show it, and the speaker is told @desktop", async ({
  page,
}) => {
  test.slow();
  const { desk, publicAddress } = await makeDesk(page);
  const feeds = publicAddress.slice("/en".length);
  const ada = new Mailbox(somebody("").email);
  const move = new MoveDialog(page);
  await desk.open("programme");
  await desk.main.getByRole("link", { name: "Import…" }).click();
  const file = { name: "schedule.xml", mimeType: "text/xml" };
  await desk.main
    .getByLabel("Schedule file")
    .setInputFiles({ ...file, buffer: Buffer.from("<schedule><day>") });
  await desk.button("Show what would change").click();
  await expect(desk.said("Nothing was imported")).toBeFocused();
  await desk.main.getByLabel("Schedule file").setInputFiles({ ...file, buffer: Buffer.from(schedule()) });
  await desk.button("Show what would change").click();
  // Said aloud, too: the focus is where it is said.
  await expect(desk.said("3 events in the file: 3 taken, 0 not taken.")).toBeFocused();
  await expect(desk.main).toContainText("3 new sessions");
  await desk.button("Import into the draft").click();
  await desk.said("The schedule is in your draft.").getByRole("link").click();
  await expect(desk.main).toContainText("1 overlap stops the next release.");

  await desk.goTo("Speakers");
  await desk.main.getByText(/^Ada Esempio/).click();
  // The page also holds the folded form of a new speaker.
  await desk.main.getByLabel("E-mail").filter({ visible: true }).fill(ada.address);
  await desk.button("Save").filter({ visible: true }).click();
  await expect(desk.said("Saved.")).toBeVisible();

  await desk.goTo("Releases");
  await expect(desk.part("1 overlap stops this release")).toContainText(COUNTING);
  await desk.button("Release").click();
  const refusal = desk.said("Nothing was released. Nobody has accepted these overlaps");
  await expect(refusal).toContainText(`Sala Grande: 1 ${STREET}`);
  await expect(refusal).toContainText(`2 ${COUNTING}`);
  expect((await readCalendar(page, `${feeds}/agenda.ics`)).size).toBe(0);

  await desk.goTo("Programme");
  await move.open(COUNTING);
  await expect(move.says(`The room is taken by “1 ${STREET}”.`)).toBeVisible();
  await move.place({ time: "10:00" });
  await expect(move.says("Nothing clashes there.")).toBeVisible();
  await move.moveHere();
  await expect(desk.main.getByText("10:00–11:00")).toBeVisible();
  await expect(desk.main).not.toContainText("stops the next release");

  await desk.goTo("Releases");
  await expect(desk.main).toContainText("3 changes");
  // Nobody writes to who has no address.
  await expect(desk.main).toContainText("1 speaker gets a message.");
  await expect(desk.main).toContainText("1 speaker has no e-mail address and gets no message.");
  await desk.button("Release").click();
  await expect(desk.main).toContainText("Now public: Programme 1.0");
  await expect(desk.said("Released. The public programme is up to date.")).toBeFocused();
  await expect.poll(async () => (await readCalendar(page, `${feeds}/agenda.ics`)).size).toBe(3);
  const before = (await readCalendar(page, `${feeds}/agenda.ics`)).get(STREET);
  expect(before).toMatchObject({ start: "20270506T090000", sequence: 0 });
  await findOn(page, `${publicAddress}/agenda`, page.getByRole("link", { name: STREET }));

  await desk.open("programme");
  await move.open("The evening table");
  await move.dialog.getByRole("button", { name: "Unschedule it" }).click();
  await expect(desk.said("The evening table is unscheduled.")).toBeVisible();
  await desk.part("1 without a time").getByRole("link", { name: "Schedule… The evening table" }).click();
  await move.place({ room: "Aula 2", time: "18:00" });
  await move.dialog.getByRole("button", { name: "Schedule it here" }).click();
  await expect(desk.said("The evening table is scheduled.")).toBeVisible();
  await move.open(STREET);
  await move.place({ room: "Aula 2", time: "14:15" });
  await expect(move.says("Nothing clashes there.")).toBeVisible();
  await move.moveHere();
  await desk.goTo("Releases");
  await expect(desk.part("1 change")).toContainText("Moved");
  await expect(desk.main).toContainText(ada.address);
  await desk.button("Release").click();
  await expect(desk.main).toContainText("Now public: Programme 2.0");

  const entry = async () => (await readCalendar(page, `${feeds}/agenda.ics`)).get(STREET);
  await expect.poll(async () => (await entry())?.start).toBe("20270506T141500");
  const after = await entry();
  expect(after?.uid).toBe(before?.uid);
  expect(after?.sequence).toBeGreaterThan(Number(before?.sequence));
  expect(after?.location).toContain("Aula 2");
  const xml = await (await page.request.get(`${feeds}/schedule.xml`)).text();
  const moved = new RegExp(
    `<room>Aula 2</room>\\s*<title>${STREET.replace("?", "\\?")}</title>[^]*?<start>14:15</start>`,
  );
  expect(xml).toMatch(moved);
  await page.goto(`${publicAddress}/agenda`);
  await page.getByRole("link", { name: STREET }).click();
  await expect(page.getByRole("main")).toContainText("14:15");

  await desk.open("overview");
  await desk.part("To do").getByRole("link", { name: "Read" }).first().click();
  const drafts = desk.main.getByRole("listitem").filter({ hasText: ada.address });
  await expect(drafts).toHaveCount(2);
  await drafts.first().getByText("What it says").click();
  await expect(drafts.first()).toContainText("This is what changes for you:");
  await expect(drafts.first()).toContainText("14:15");
  const list = page.url();
  await drafts.first().getByRole("link", { name: "Read and edit" }).click();
  await desk.main.getByLabel("End").fill("Sorry for the change, {fullName}. The soup is on us.");
  await desk.button("Save").click();
  await expect(desk.said("This mail reads so when it leaves.")).toBeVisible();
  await page.goto(list);
  await expect(drafts.first()).toContainText("14:15");
  await drafts.last().getByRole("button", { name: "Discard" }).click();
  await expect(drafts).toHaveCount(1);
  await drafts.getByRole("button", { name: "Send" }).click();
  await expect(desk.main).toContainText("No mail here.");
  const mail = await ada.newest("schedule-changed");
  expect(mail).toContain(STREET);
  expect(mail).toContain("14:15");
  expect(mail).toContain("The soup is on us.");
});

test("in the night of the clock change the board and the agenda show the hours as they pass, with their date @desktop", async ({
  page,
}) => {
  const { desk, edition, publicAddress } = await makeDesk(page, { dates: ["2027-10-30"] });
  const room = await makeRoom(edition, { name: "Sala Grande" });
  const night = [
    ["Before midnight", "21:30", "22:30"],
    ["First half past two", "00:30", "00:45"],
    ["Second half past two", "01:30", "01:45"],
  ] as const;
  for (const [title, from, until] of night) {
    const at = (time: string) => new Date(`2027-10-3${time < "12:00" ? 1 : 0}T${time}:00Z`);
    const session = await makeSession(edition, { title: { en: title } });
    await makeSlot(edition, {
      sessionId: session.id,
      roomId: room.id,
      startsAt: at(from),
      endsAt: at(until),
    });
  }
  await desk.open("programme");
  const card = (title: string) => cardsOf(page).filter({ hasText: title });
  await expect(card("Second half past two")).toContainText("Sun 31, 02:30 (CET)–02:45 (CET)");
  await expect(card("First half past two")).toContainText("Sun 31, 02:30 (CEST)–02:45 (CEST)");
  const [first, second] = [await card("First").boundingBox(), await card("Second").boundingBox()];
  expect(second?.y ?? 0).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));

  // Only the room changes: the form keeps the night's date and says which hour it was.
  const move = new MoveDialog(page);
  await move.open("Second half past two");
  await expect(move.dialog.getByLabel("Day")).toHaveValue("2027-10-31");
  await move.place({ room: "No room yet" });
  await move.moveHere();
  await expect(card("Second half past two")).toContainText("Sun 31, 02:30 (CET)");

  await desk.open("releases");
  await desk.button("Release").click();
  await findOn(
    page,
    `${publicAddress}/agenda/2027-10-30`,
    page.getByRole("link", { name: "Before midnight" }),
  );
  const day = page.locator("#day");
  await expect(day.getByRole("heading", { name: "23:30" })).toBeVisible();
  await expect(day).toContainText("until Sun 31, 00:30");
  await expect(day.getByRole("heading", { name: "Sun 31, 02:30 (CEST)" })).toBeVisible();
  await expect(day.getByRole("heading", { name: "Sun 31, 02:30 (CET)" })).toBeVisible();
  await page.goto(`${publicAddress}/lite`);
  await expect(page.getByRole("main")).toContainText("Sun 31, 02:30 (CET)–02:45 (CET)");
});

test("two organisers edit one session: nothing is lost, and the second sees both versions @desktop", async ({
  page,
  browser,
}) => {
  const { desk, edition, organisation } = await makeDesk(page);
  const session = await makeSession(edition, { title: { en: "Bread" }, abstract: { en: "One\ntwo." } });
  const { login } = await makeMember(organisation, { role: "editor" });
  const secondPage = await (await browser.newContext()).newPage();
  await signInAs(secondPage, login);
  const second = new DeskPage(secondPage, desk.address);
  const place = `programme/sessions/${session.id}`;
  await desk.open(place);
  await second.open(place);

  await desk.main.getByLabel("Title, English", { exact: true }).fill("Bread and salt");
  await desk.inLanguage("Italian");
  await desk.main.getByLabel("Abstract, Italian").fill("Uno, due.");
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();

  await second.main.getByLabel("Title, English", { exact: true }).fill("Bread and roses");
  await second.main.getByLabel("Subtitle, English").fill("A song");
  await second.button("Save").click();
  await expect(second.said("Somebody else has saved this in the meantime")).toBeFocused();
  await expect(second.main.getByLabel("Title, English", { exact: true })).toHaveValue("Bread and roses");
  await expect(second.main.getByText("Bread and salt", { exact: true })).toBeVisible();
  // Only the first organiser touched the Italian abstract: it is simply there. The English one is nobody's conflict.
  await expect(second.main.getByLabel("Abstract, Italian")).toHaveValue("Uno, due.");
  await expect(second.main.getByText("Your version stands in the field above.")).toHaveCount(1);
  await second.button("Take the saved version").click();
  await expect(second.main.getByLabel("Title, English", { exact: true })).toHaveValue("Bread and salt");
  await second.button("Save").click();
  await expect(second.said("Saved.")).toBeVisible();
  await second.open(place);
  await expect(second.main.getByLabel("Title, English", { exact: true })).toHaveValue("Bread and salt");
  await expect(second.main.getByLabel("Subtitle, English")).toHaveValue("A song");
  await expect(second.main.getByLabel("Abstract, Italian")).toHaveValue("Uno, due.");
  await expect(second.main.getByLabel("Abstract, English")).toHaveValue("One\ntwo.");
  await secondPage.context().close();
});

test("an organiser moves a session and releases by keyboard alone @desktop", async ({ page }) => {
  const { desk, edition, publicAddress } = await makeDesk(page);
  const room = await makeRoom(edition);
  const session = await makeSession(edition, { title: { en: "Bread" } });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  await desk.open("programme");
  const move = new MoveDialog(page);
  const opener = page.getByRole("link", { name: "Move… Bread" });
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  await expect(move.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(move.dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, move.dialog.getByLabel("Begins"));
  await page.keyboard.type("1530");
  await expect(move.says("Nothing clashes there.")).toBeVisible();
  await tabTo(page, move.dialog.getByRole("button", { name: "Move it here" }));
  await page.keyboard.press("Enter");
  await expect(move.dialog).toBeHidden();
  await expect(desk.said("Bread has moved.")).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: /^Releases/ }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(desk.heading("Releases")).toBeVisible();
  await tabTo(page, desk.button("Release"));
  await page.keyboard.press("Enter");
  await expect(desk.main).toContainText("Now public: Programme 1.0");
  await findOn(page, `${publicAddress}/agenda`, page.getByRole("main").filter({ hasText: "15:30" }));
});
