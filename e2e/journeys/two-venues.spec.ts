import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { editionScope } from "@/prisma/testing/scopes";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

test("a school in two venues: an organiser tells them, readers see the way, the map and the rooms of each @desktop", async ({
  page,
}) => {
  const { desk, edition, publicAddress } = await makeDesk(page, { dates: ["2027-05-06"] });
  const room = await makeRoom(edition, { name: "Barn" });
  const session = await makeSession(edition, { title: { en: "Bread" } });
  const times = { startsAt: new Date("2027-05-06T08:00:00Z"), endsAt: new Date("2027-05-06T09:00:00Z") };
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  await release(await editionScope(edition), { name: "1.0", note: {} });

  await desk.open("page?part=venues");
  const adding = desk.main.locator("details").last();
  await adding.locator("summary").click();
  const add = async (said: Record<string, string>) => {
    for (const [name, value] of Object.entries(said)) await adding.locator(`[name="${name}"]`).fill(value);
    await adding.locator("button[type=submit]").click();
    await expect(desk.main.locator("summary").filter({ hasText: said["name.en"] ?? "" })).toBeVisible();
  };
  await add({
    "name.en": "Old mill",
    "address.en": "Via Lunga 1",
    ...{ "directions.en": "Tram 2", latitude: "45.65", longitude: "13.77" },
  });
  await add({ "name.en": "Farm", city: "Muggia", latitude: "45.6", longitude: "13.76" });
  // The room stands in the first one, and moves.
  await desk.open(`programme/parts?open=${room.id}`);
  const venue = desk.main.getByRole("combobox", { name: "Venue" }).first();
  await expect(venue).toHaveValue(
    (await db().room.findFirstOrThrow({ where: { id: room.id } })).venueId ?? "",
  );
  await venue.selectOption({ label: "Farm" });
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();

  const strangers: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== new URL(page.url()).hostname) strangers.push(request.url());
  });
  await page.goto(publicAddress);
  const venues = page.getByRole("region", { name: "Where it takes place" });
  await expect(venues.getByRole("heading", { level: 3 })).toHaveText([/Old mill/, /Farm/]);
  await expect(venues.getByRole("img", { name: /Map of the land around/ })).toBeVisible();
  await expect(venues.getByRole("link", { name: "Open in a map app" }).first()).toHaveAttribute(
    "href",
    /^geo:45.65/,
  );
  await expect(venues).toContainText("Tram 2");
  expect(await findViolations(page, "an edition in two venues")).toEqual([]);
  await page.goto(`${publicAddress}/agenda`);
  await expect(page.getByRole("main").getByRole("link", { name: "Farm" })).toBeVisible();
  await page.getByRole("link", { name: "Bread" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Farm" }).click();
  await expect(venues).toBeVisible();
  expect(strangers).toEqual([]);
});
