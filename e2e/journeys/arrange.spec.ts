import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

async function makeAfternoon(edition: Awaited<ReturnType<typeof makeDesk>>["edition"]) {
  const room = await makeRoom(edition, { name: "Sala" });
  for (const [title, hour] of [
    ["Bread", 12],
    ["Roses", 13],
  ] as const) {
    const session = await makeSession(edition, { title: { en: title } });
    const startsAt = new Date(`2027-05-06T${hour}:00Z`);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
  }
}

test("an organiser shifts an afternoon after seeing what moves, and takes it back @desktop @mobile", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  await makeAfternoon(edition);
  await desk.open("programme");
  await desk.main.getByRole("link", { name: "Move several at once…" }).click();
  await desk.button("Show what would move").click();
  await expect(desk.main.getByLabel("Minutes")).toHaveAccessibleDescription(/./);
  await desk.main.getByLabel("From").fill("14:00");
  await desk.main.getByLabel("Minutes").fill("45");
  await desk.button("Show what would move").click();
  await expect(desk.said("2 cards would move, and nothing new would clash.")).toBeFocused();
  await expect(desk.main).toContainText("14:45–15:45");
  await desk.button("Move all 2").click();
  await expect(desk.said("2 cards have moved.")).toBeVisible();
  await expect(desk.main.getByText("15:45–16:45")).toBeVisible();
  await desk.button("Undo").click();
  await expect(desk.said("Taken back.")).toBeVisible();
  await expect(desk.main.getByText("14:00–15:00")).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the same as plain forms @desktop", async ({ page }) => {
    const { desk, edition } = await makeDesk(page);
    await makeAfternoon(edition);
    await desk.open("programme/arrange");
    await desk.main.getByLabel("Minutes").fill("45");
    await desk.button("Show what would move").click();
    await expect(desk.main).toContainText("14:45–15:45");
    await expect(desk.main.getByLabel("Minutes")).toHaveValue("45");
    await desk.button("Move all 2").click();
    await expect(desk.main).toContainText("2 cards have moved.");
    await desk.button("Undo").click();
    await desk.open("programme");
    await expect(desk.main.getByText("14:00–15:00")).toBeVisible();
  });
});
