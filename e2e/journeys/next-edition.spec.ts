import type { Locator } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeLastYear, makeParticipant } from "@/prisma/scenarios/last-year";
import { expect, test } from "../fixtures";
import { DeskPage, signInAs } from "../pages/desk.page";

test("Trieste 2028 from 2027 in ≤ 12 clicks; nothing personal in it; all languages there @desktop", async ({
  page,
}) => {
  const world = await makeLastYear();
  await makeParticipant(world);
  await signInAs(page, { id: world.scope.actor.id });
  const desk = new DeskPage(page, `${world.school.slug}/trieste-2027`);
  await desk.open("overview");

  let clicks = 0;
  const click = async (target: Locator) => {
    await target.click();
    clicks += 1;
  };
  await click(desk.main.getByRole("link", { name: "Next edition from this one" }));
  await expect(desk.main.getByLabel("Name in Italian")).toHaveValue("Trieste 2028 (it)");
  await expect(desk.main.getByLabel("First day")).toHaveValue("2028-05-04");
  await expect(desk.main.getByRole("checkbox", { name: "Speakers, as people to invite" })).not.toBeChecked();
  await click(desk.button("Look at what will be made"));
  await expect(desk.heading(/Trieste 2028/)).toBeVisible();
  await expect(desk.main.getByText("4 May 2028").first()).toBeVisible();
  await expect(desk.main.getByText("Bread")).toBeVisible();
  await expect(desk.main.getByText("Bus: answers until Thursday 27 April 2028")).toBeVisible();
  await click(desk.button("Make this edition"));
  await expect(page).toHaveURL(/trieste-2028\/overview$/);
  await expect(desk.main.getByText("Draft, not public")).toBeVisible();
  await click(desk.main.getByRole("link", { name: "Look", exact: true }));
  await expect(desk.main.getByRole("heading", { name: "Texts from Trieste 2027" })).toBeVisible();
  await expect(desk.main.getByRole("link", { name: "Theme: Theme" }).first()).toBeVisible();
  await click(desk.button("All looked at"));
  await expect(desk.main.getByText("Every text is there in every language.")).toBeHidden();
  await expect(desk.main.getByRole("heading", { name: "Texts from Trieste 2027" })).toBeHidden();
  expect(clicks).toBeLessThanOrEqual(12);

  const next = await db().edition.findFirstOrThrow({
    where: { schoolId: world.school.id, slug: "trieste-2028" },
    include: { sessions: true, registrations: true, speakers: true, members: true, categories: true },
  });
  expect(next).toMatchObject({ publishedAt: null, registrations: [], speakers: [], members: [] });
  const said = [
    next.title,
    next.summary,
    ...next.sessions.map(({ title }) => title),
    next.categories[0]?.name,
  ];
  for (const text of said) expect(Object.keys(text as object).sort()).toEqual(["de", "en", "it"]);
});
