import { db } from "@/lib/platform/db/client";
import { makeVenue } from "@/prisma/factories/schools";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { findOn, makeDesk } from "../pages/desk.page";

test("a school with two venues, hotels, sponsors and a code of conduct told on one page in two languages", async ({
  page,
}) => {
  test.slow();
  const { desk, edition, publicAddress } = await makeDesk(page);
  const own = { organisationId: edition.organisationId, editionId: edition.id };
  await makeVenue(edition, {
    name: { en: "Old mill", it: "Vecchio mulino" },
    address: { en: "Via Lunga 1" },
    ...{ latitude: 45.65, longitude: 13.77 },
  });
  await makeVenue(edition, { name: { en: "Farm", it: "Fattoria" }, city: "Muggia" });
  await db().host.create({ data: { ...own, name: "Banca Cooperativa", role: "funder", order: 0 } });
  const write = async (kind: string, said: Record<string, string>) => {
    await desk.open("page?part=sections");
    await desk.button(`Add: ${kind}`).click();
    for (const [name, value] of Object.entries(said)) await desk.main.locator(`[name="${name}"]`).fill(value);
    await desk.button("Save").click();
    await expect(desk.said("Saved. Readers see it once you publish.")).toBeVisible();
  };
  await write("Where to stay", { "rows.0.name": "Hotel Salt", "rows.0.phone": "+39 040 123 456" });
  await write("Code of conduct", { "rows.0.name": "Ada Esempio" });
  await desk.open("page?part=sections");
  await desk.button("Publish the sections").click();
  await expect(desk.main.getByText("Readers see the sections as they are here.")).toBeVisible();

  const told = async (names: Record<"venues" | "hosts" | "stay" | "conduct", string>, mill: string) => {
    const part = (name: string) => page.getByRole("region", { name, exact: true });
    await expect(part(names.venues).getByRole("heading", { name: mill })).toBeVisible();
    await expect(part(names.venues)).toContainText("Muggia");
    await expect(part(names.hosts)).toContainText("Banca Cooperativa");
    await expect(part(names.stay)).toContainText("Hotel Salt");
    await expect(part(names.conduct)).toContainText("Ada Esempio");
    expect(await findViolations(page, "the whole page of an edition")).toEqual([]);
  };
  await findOn(page, publicAddress, page.getByRole("region", { name: "Where to stay", exact: true }));
  await told(
    {
      ...{ venues: "Where it takes place", hosts: "Who organises it" },
      ...{ stay: "Where to stay", conduct: "Code of conduct" },
    },
    "Old mill",
  );
  await page.goto(publicAddress.replace("/en/", "/it/"));
  await told(
    {
      ...{ venues: "Dove si svolge", hosts: "Chi organizza" },
      ...{ stay: "Dove dormire", conduct: "Codice di condotta" },
    },
    "Vecchio mulino",
  );
});
