import type { Browser, Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { findOverflow, findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

/** A school whose Ada is in two sessions, and has not been asked. */
async function makeProgramme(page: Page) {
  const made = await makeDesk(page);
  const { edition } = made;
  const email = `ada-${crypto.randomUUID().slice(0, 8)}@example.org`;
  const biography = { en: "Ada bakes.", it: "Ada fa il pane." };
  const ada = await makeSpeaker(edition, { fullName: "Ada Esempio", email, biography });
  const bruno = await makeSpeaker(edition, { fullName: "Bruno Beispiel", email: `bruno-${email}` });
  const session = async (title: string, hour: number, people: Array<{ id: string }>) => {
    const { id } = await makeSession(edition, { title: { en: title } });
    const ids = { organisationId: edition.organisationId, sessionId: id };
    for (const [order, speaker] of people.entries())
      await db().sessionPerson.create({ data: { ...ids, speakerId: speaker.id, role: "speaker", order } });
    await db().slot.create({
      data: {
        ...{ ...ids, editionId: edition.id, kind: "session" },
        ...{ startsAt: new Date(`2027-05-06T0${hour}:00Z`), endsAt: new Date(`2027-05-06T0${hour + 1}:00Z`) },
      },
    });
    return id;
  };
  const measuring = await session("Measuring impact", 7, [ada, bruno]);
  const bread = await session("Bread for all", 8, [ada]);
  return { ...made, ada, email, measuring, bread };
}

/** Another device, without the organisers' cookies. */
async function otherDevice(browser: Browser, page: Page, javaScriptEnabled: boolean) {
  const viewport = page.viewportSize() ?? { width: 390, height: 844 };
  const context = await browser.newContext({ javaScriptEnabled, viewport });
  return { context, there: await context.newPage() };
}

for (const [when, javaScript] of [
  ["", true],
  [", JavaScript off", false],
] as const)
  test(`a speaker confirms one session, declines another, mends her text, all without an account${when} @both`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(120_000);
    const { desk, email, ada } = await makeProgramme(page);
    await desk.open("speakers");
    await desk.main.getByText("Send the link to 2 people").first().click();
    await desk.button("Send the link to 2 people").click();
    // Said also once the page was read again and offers those who have not replied.
    await expect(desk.main.getByRole("link", { name: /Not replied/ })).toBeVisible();
    await expect(desk.main).toContainText("The messages are on their way.");
    const mail = await new Mailbox(email).newest("speaker-invitation");
    expect(mail).not.toContain("you registered");

    const { context, there } = await otherDevice(browser, page, javaScript);
    await there.goto(Mailbox.link(mail));
    const main = there.getByRole("main");
    await expect(main.getByRole("heading", { level: 1, name: "Your sessions" })).toBeVisible();
    await expect(main).toContainText("2 sessions wait for your reply.");
    // The time where the edition is, two hours before which it is in London.
    await expect(main).toContainText("9:00");
    const of = (title: string) =>
      main.getByRole("listitem").filter({ has: there.getByRole("heading", { name: title }) });

    await of("Measuring impact").getByRole("button", { name: "Send my reply" }).click();
    await expect(main).toContainText("Choose yes or no");
    await of("Measuring impact").getByLabel("Yes, I will be there").check();
    await of("Measuring impact").getByRole("button", { name: "Send my reply" }).click();
    await expect(of("Measuring impact").getByRole("status")).toContainText("Your reply is saved.");
    await expect(main).toContainText("One session waits for your reply.");
    if (javaScript) {
      expect(await findViolations(there, "a speaker's page")).toEqual([]);
      expect(await findOverflow(there, "a speaker's page")).toEqual([]);
    }

    const bread = of("Bread for all");
    await bread.getByLabel("No, I cannot come").check();
    await bread.getByLabel("Something the organisers should know").fill("My train leaves at noon.");
    await bread.getByRole("button", { name: "Send my reply" }).click();
    await expect(bread).toContainText("You cannot come");
    await expect(bread).toContainText("My train leaves at noon.");
    await expect(main).not.toContainText("wait for your reply");

    const told = main.getByRole("region", { name: "What the programme says about you" });
    await expect(told.getByLabel("About you, English")).toHaveValue("Ada bakes.");
    await told.getByLabel("About you, English").fill("Ada bakes and counts.");
    await told.getByLabel("What you do, in one line, Italian").fill("Fornaia");
    await told.getByRole("button", { name: "Save my text" }).click();
    await expect(told.getByRole("status")).toContainText("Your text is saved.");
    await expect(told.getByLabel("About you, English")).toHaveValue("Ada bakes and counts.");
    expect(await db().speaker.findFirstOrThrow({ where: { id: ada.id } })).toMatchObject({
      ...{ headline: { it: "Fornaia" }, biography: { en: "Ada bakes and counts.", it: "Ada fa il pane." } },
    });
    expect(await there.context().cookies()).toEqual([]);
    await context.close();

    // The organisers see it where they see what is to be done, and write down for her what she says on the telephone.
    await desk.open("overview");
    await expect(desk.main).toContainText("1 reply says no");
    await desk.main.getByRole("link", { name: "See who" }).click();
    await desk.main
      .getByRole("link", { name: /Ada Esempio/ })
      .first()
      .click();
    await desk.main.getByRole("link", { name: "Replies and link" }).click();
    await expect(desk.heading("Ada Esempio")).toBeVisible();
    await expect(desk.part(/Bread for all/)).toContainText("My train leaves at noon.");
    await desk
      .part(/Bread for all/)
      .getByLabel("Reply")
      .selectOption("Comes");
    await desk
      .part(/Bread for all/)
      .getByRole("button", { name: "Save the reply" })
      .click();
    await expect(desk.part(/Bread for all/)).toContainText("Written down by your team");
    await desk.open("overview");
    await expect(desk.heading(/./)).toBeVisible();
    await expect(desk.main).not.toContainText("reply says no");
  });
