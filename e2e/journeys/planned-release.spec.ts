import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { editionScope } from "@/prisma/testing/scopes";
import { expect, test } from "../fixtures";
import { findOn, makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

const TALK = "What the bakery knows";

test("a release is planned, put at another time and taken back; planned again it goes out by itself, and with an overlap it stops", async ({
  page,
}) => {
  const { desk, edition, owner, publicAddress } = await makeDesk(page, { languages: ["en"] });
  const room = await makeRoom(edition);
  const times = { startsAt: new Date("2027-05-06T07:00:00Z"), endsAt: new Date("2027-05-06T08:00:00Z") };
  const { id: sessionId } = await makeSession(edition, { title: { en: TALK } });
  await makeSlot(edition, { sessionId, roomId: room.id, ...times });
  /** Its moment comes. */
  const due = () =>
    db().plannedRelease.updateMany({
      where: { editionId: edition.id },
      data: { releaseAt: new Date(Date.now() - 1_000) },
    });
  const later = desk.part(/^(Later|The planned release)$/);

  await desk.open("releases");
  await later.getByText("Plan it for a day and a time").click();
  await expect(later.getByLabel("Day and time")).toHaveValue(/^\d{4}-\d\d-\d\dT\d\d:(00|15|30|45)$/);
  await expect(later).toContainText("On the clock where the edition is: Central European Time.");
  await later.getByLabel("Day and time").fill("2001-01-01T12:00");
  await later.getByRole("button", { name: "Plan it" }).click();
  await expect(later.getByRole("status").filter({ hasText: "That moment is over" })).toBeVisible();
  await later.getByLabel("Day and time").fill("2099-05-06T12:07");
  await later.getByLabel("Name it gets then").fill("At noon");
  await later.getByRole("button", { name: "Plan it" }).click();
  await expect(later).toContainText("At noon goes out on 6 May 2099 at 12:07 (Central European Time).");

  await later.getByText("Change the time or the words").click();
  await later.getByLabel("Day and time").fill("2099-05-07T08:00");
  await later.getByRole("button", { name: "Save the plan" }).click();
  await expect(later).toContainText("7 May 2099 at 08:00");
  await later.getByRole("button", { name: "Don’t release it then" }).click();
  await expect(desk.said("It is not planned any more.")).toBeVisible();

  await later.getByText("Plan it for a day and a time").click();
  await later.getByLabel("Day and time").fill("2099-05-06T12:00");
  await later.getByRole("button", { name: "Plan it" }).click();
  await expect(later).toContainText("6 May 2099 at 12:00");
  await due();
  await findOn(page, `${publicAddress}/agenda`, page.getByText(TALK).first());

  await desk.open("releases");
  await expect(desk.main).toContainText("Now public: Programme 1.0");
  await later.getByText("Plan it for a day and a time").click();
  await later.getByRole("button", { name: "Plan it" }).click();
  await expect(later).toContainText("Programme 2.0 goes out on");
  const other = await makeSession(edition, { title: { en: "At the same time" } });
  await makeSlot(edition, { sessionId: other.id, roomId: room.id, ...times });
  await due();
  expect(await new Mailbox(owner.email).newest("release-stopped")).toContain("Programme 2.0");
  await desk.open("overview");
  const todo = desk.main.getByRole("listitem").filter({ hasText: "Look at the release that did not go out" });
  await todo.getByRole("link", { name: "See why" }).click();
  await expect(later).toContainText("Programme 2.0 did not go out on");
  await expect(later).toContainText(
    "A room or a person is in two places at once, and nobody has accepted it.",
  );
  await expect(desk.main).toContainText("Now public: Programme 1.0");
  await later.getByRole("button", { name: "Leave it" }).click();
  await expect(later.getByRole("heading", { name: "Later" })).toBeVisible();
});

test("an organiser sees what going back to an earlier release would change and what can’t come back, and publishes it again", async ({
  page,
}) => {
  const { desk, edition, publicAddress } = await makeDesk(page, { languages: ["en"] });
  const scope = await editionScope<"release">(edition);
  const room = await makeRoom(edition, { name: "Aula Magna" });
  const at = (hour: number) => new Date(Date.UTC(2027, 4, 6, hour));
  const [kept, gone] = [
    await makeSession(edition, { title: { en: TALK } }),
    await makeSession(edition, { title: { en: "The session that was given up" } }),
  ];
  const slot = await makeSlot(edition, {
    ...{ sessionId: kept.id, roomId: room.id, startsAt: at(7), endsAt: at(8) },
  });
  await makeSlot(edition, { sessionId: gone.id, roomId: room.id, startsAt: at(9), endsAt: at(10) });
  await release(scope, { name: "Programme 1.0", note: { en: "Here it is." } });
  await db().slot.updateMany({ where: { id: slot.id }, data: { startsAt: at(13), endsAt: at(14) } });
  await db().session.updateMany({ where: { id: gone.id }, data: { deletedAt: new Date() } });
  await release(scope, { name: "Programme 2.0", note: {} });

  await desk.open("releases");
  await desk.main.getByText("1 earlier release").click();
  await desk.main.getByRole("link", { name: "See what going back would change Programme 1.0" }).click();
  await expect(desk.main.getByRole("heading", { name: "Back to Programme 1.0?" })).toBeVisible();
  await expect(desk.part("What can’t come back")).toContainText("The session that was given up");
  await expect(desk.part("1 change")).toContainText("6 May 2027 at 15:00, Aula Magna → 6 May 2027 at 09:00");
  await expect(desk.main.getByLabel("Name of this release")).toHaveValue("Programme 3.0 (as Programme 1.0)");
  await desk.main.getByRole("textbox", { name: /^Note for readers/ }).fill("We keep the morning.");
  await desk.button("Publish it again").click();
  await expect(desk.main).toContainText("Now public: Programme 3.0 (as Programme 1.0)");

  // Everybody reads it, also without scripts, and in a language in which no note is written it is marked.
  await findOn(page, `${publicAddress}/changes`, page.getByText("We keep the morning."));
  const names = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(names).toHaveText(["Programme 3.0 (as Programme 1.0)", "Programme 2.0", "Programme 1.0"]);
  await expect(page.getByRole("main")).toContainText(
    "6 May 2027 at 09:00, Aula Magna (before: 6 May 2027 at 15:00",
  );
  await page.goto(`${publicAddress.replace("/en/", "/it/")}/changes`);
  await expect(page.getByText("We keep the morning.")).toHaveAttribute("lang", "en");
});
