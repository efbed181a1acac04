import { db } from "@/lib/platform/db/client";
import { makeSession } from "@/prisma/factories/programme";
import { expect, test } from "../fixtures";
import { type DeskPage, makeDesk } from "../pages/desk.page";
import { field, makeTwo, meanwhile, save, send, shown, stored } from "../pages/two-editors.page";

test("an order that both changed stays as it was typed, and the saved one is said beside it", async ({
  page,
}) => {
  const { desks, session, leave } = await makeTwo(page);
  const [desk, second] = desks;
  const put = async (of: DeskPage, ...who: string[]) => {
    for (const [row, name] of who.entries()) await field(of, row, "speaker").selectOption(name);
  };
  await put(second, "Ada", "Bruno", "Carla");
  await save(second);
  await desk.page.reload();
  await put(second, "Carla", "Ada", "Bruno");
  await save(second);
  await put(desk, "Bruno", "Ada", "Carla");
  await send(desk);
  await expect(desk.said(meanwhile)).toBeVisible();
  const told = desk.main.getByText("The order of these rows is yours.");
  await expect(told).toBeVisible();
  await expect(told.locator("..").getByRole("listitem")).toHaveText(["Carla", "Ada", "Bruno"]);
  await expect.poll(() => shown(desk)).toEqual(["Bruno, speaker", "Ada, speaker", "Carla, speaker"]);
  await save(desk);
  await expect(told).toHaveCount(0);
  expect(await stored(session.id)).toEqual(["Bruno, speaker", "Ada, speaker", "Carla, speaker"]);
  await leave();
});

test("a set that was sent in another order is shown as it is stored", async ({ page }) => {
  const { desk, school, edition } = await makeDesk(page);
  const { organisationId, id: editionId } = edition;
  const { id } = await db().practice.create({
    data: { organisationId, schoolId: school.id, number: 1, title: { en: "Bread" } },
  });
  await db().practiceEdition.create({ data: { organisationId, editionId, practiceId: id } });
  const sessions = await Promise.all([1, 2].map((number) => makeSession(edition, { number })));
  const chosen = (row: number) => desk.main.locator(`[id='practice-${id}-sessions.${row}.session']`);
  await desk.open(`practices?open=${id}`);
  const save = async (first = "", second = "") => {
    await chosen(0).selectOption(first);
    await chosen(1).selectOption(second);
    await desk.button("Save").first().click();
    await expect(desk.said("Saved.")).toBeVisible();
  };
  const [one, two] = sessions.map((session) => session.id);
  await chosen(0).selectOption(two ?? "");
  await desk.button("Save").first().click();
  await expect(desk.said("Saved.")).toBeVisible();
  await expect(chosen(1)).toBeVisible();
  // First other ones are stored than before, then the same: both times the order is the stored one.
  for (let time = 0; time < 2; time += 1) {
    await save(two, one);
    await expect(chosen(0)).toHaveValue(one ?? "");
    await expect(chosen(1)).toHaveValue(two ?? "");
  }
});
