import { db } from "@/lib/platform/db/client";
import { expect, test } from "../fixtures";
import type { DeskPage } from "../pages/desk.page";
import { field, makeTwo, meanwhile, noBody, save, send, shown, stored } from "../pages/two-editors.page";

const onlyThere = "This row is only in the saved version.";

test("one organiser takes somebody out of a session and adds somebody, the other one adds somebody, too", async ({
  page,
}) => {
  const { desks, session, leave } = await makeTwo(page);
  const [desk, second] = desks;
  await field(second, 2, "speaker").selectOption("Carla");
  await field(second, 1, "role").selectOption("chair");
  await save(second);
  await field(desk, 0, "speaker").selectOption(noBody);
  await field(desk, 2, "speaker").selectOption("Dino");
  await field(desk, 2, "role").selectOption("facilitator");
  await send(desk);
  await expect(desk.said(meanwhile)).toBeFocused();
  await expect.poll(() => shown(desk)).toEqual(["Bruno, chair", "Dino, facilitator", "Carla, speaker"]);
  await expect(desk.main.getByText("Your version stands in the field above.")).toHaveCount(0);
  await expect(desk.main.getByText(onlyThere)).toHaveCount(0);
  await save(desk);
  expect(await stored(session.id)).toEqual(["Bruno, chair", "Dino, facilitator", "Carla, speaker"]);
  await leave();
});

test("a role that both changed is shown twice; whom one took out and the other one changed stays and says so", async ({
  page,
}) => {
  const { desks, session, leave } = await makeTwo(page);
  const [desk, second] = desks;
  await field(second, 0, "role").selectOption("chair");
  await field(second, 1, "role").selectOption("chair");
  await save(second);
  await field(desk, 0, "speaker").selectOption(noBody);
  await field(desk, 1, "role").selectOption("interpreter");
  await send(desk);
  await expect(desk.said(meanwhile)).toBeVisible();
  await expect.poll(() => shown(desk)).toEqual(["Ada, chair", "Bruno, interpreter"]);
  await expect(desk.main.getByText(onlyThere)).toHaveCount(1);
  await expect(desk.main.getByRole("definition")).toHaveText(["Chairs"]);
  await desk.main.getByRole("button", { name: "Take the saved version" }).click();
  await expect(field(desk, 1, "role")).toBeFocused();
  await save(desk);
  await expect(desk.main.getByText(onlyThere)).toHaveCount(0);
  await expect(desk.main.getByRole("definition")).toHaveCount(0);
  expect(await stored(session.id)).toEqual(["Ada, chair", "Bruno, chair"]);
  await leave();
});

test("whom somebody else added meets whoever was not sent yet, where the page is read again", async ({
  page,
}) => {
  const { desks, session, leave } = await makeTwo(page);
  const [desk, second] = desks;
  await field(second, 0, "speaker").selectOption(noBody);
  await field(second, 2, "speaker").selectOption("Carla");
  await save(second);
  await field(desk, 1, "speaker").selectOption(noBody);
  await field(desk, 2, "speaker").selectOption("Dino");
  await field(desk, 2, "role").selectOption("chair");
  // Another form of the same page meets the change, and the page is read again.
  await desk.button("Cancel this session").click();
  await expect.poll(() => shown(desk)).toEqual(["Dino, chair", "Carla, speaker"]);
  await save(desk);
  expect(await stored(session.id)).toEqual(["Dino, chair", "Carla, speaker"]);
  await leave();
});

test("figures of a recap that two write at once, and change at once, are all there", async ({ page }) => {
  const { desks, edition, leave } = await makeTwo(page);
  const [desk, second] = desks;
  const figure = (of: DeskPage, row: number, name: string) =>
    of.main.locator(`[name='figures.${row}.${name}']`);
  const write = async (of: DeskPage, row: number, value: string, label: string) => {
    const fold = of.main.locator("details", { has: of.page.locator(`[name='figures.${row}.value']`) });
    if (!(await figure(of, row, "value").isVisible())) await fold.locator("summary").click();
    await figure(of, row, "value").fill(value);
    await figure(of, row, "label.en").fill(label);
  };
  const figures = async (of: DeskPage) => {
    const all = await of.main
      .locator("[name^='figures.'][name$='.value'], [name^='figures.'][name$='.en']")
      .evaluateAll((controls) => (controls as HTMLInputElement[]).map(({ value }) => value));
    return all.filter((value) => value !== "");
  };
  for (const one of desks) {
    await one.open("recap");
    await one.main.getByLabel("Title, English", { exact: true }).first().fill("What we learned");
  }
  await write(second, 0, "12", "Talks");
  await save(second);
  await write(desk, 0, "7", "Films");
  await write(desk, 1, "4", "Days");
  await send(desk);
  await expect(desk.said(meanwhile)).toBeVisible();
  await expect.poll(() => figures(desk)).toEqual(["7", "Films", "4", "Days", "12", "Talks"]);
  await save(desk);

  await second.open("recap");
  await figure(second, 0, "value").fill("");
  await write(second, 3, "30", "Countries");
  await figure(second, 1, "label.en").fill("Long days");
  await save(second);
  await expect.poll(() => figures(second)).toEqual(["4", "Long days", "12", "Talks", "30", "Countries"]);
  await figure(desk, 1, "value").fill("5");
  await figure(desk, 2, "value").fill("13");
  await send(desk);
  await expect(desk.said(meanwhile)).toBeVisible();
  // The first one was known again here by its words, there by its number.
  const all = ["5", "Long days", "13", "Talks", "30", "Countries"];
  await expect.poll(() => figures(desk)).toEqual(all);
  await save(desk);
  const stored = await db().figure.findMany({ where: { editionId: edition.id }, orderBy: { order: "asc" } });
  expect(stored.map(({ value, label }) => [value, label])).toEqual([
    [5, { en: "Long days" }],
    [13, { en: "Talks" }],
    [30, { en: "Countries" }],
  ]);
  await leave();
});

test("what is put back into a list meets what somebody else stored since", async ({ page }) => {
  const { desks, session, leave } = await makeTwo(page);
  const [desk, second] = desks;
  page.on("dialog", (dialog) => void dialog.accept());
  await field(desk, 1, "role").selectOption("facilitator");
  await field(desk, 2, "speaker").selectOption("Dino");
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).toContain("facilitator");
  await field(second, 0, "speaker").selectOption(noBody);
  await field(second, 2, "speaker").selectOption("Carla");
  await save(second);
  await page.reload();
  expect(await shown(desk)).toEqual(["Bruno, speaker", "Carla, speaker"]);
  await desk.button("Put it back").click();
  const all = ["Bruno, facilitator", "Dino, speaker", "Carla, speaker"];
  await expect.poll(() => shown(desk)).toEqual(all);
  await save(desk);
  expect(await stored(session.id)).toEqual(all);
  await leave();
});

test("who is added while a form is on its way is not stored, and stays", async ({ page }) => {
  const { desks, session, leave } = await makeTwo(page);
  const [desk] = desks;
  let letGo = () => {};
  const goes = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/*", async (route) => {
    if (route.request().method() === "POST") await goes;
    await route.continue();
  });
  await field(desk, 0, "speaker").selectOption(noBody);
  await send(desk);
  await field(desk, 2, "speaker").selectOption("Dino");
  letGo();
  await expect(desk.said("Saved.")).toBeVisible();
  await expect.poll(() => shown(desk)).toEqual(["Bruno, speaker", "Dino, speaker"]);
  await expect(field(desk, 0, "speaker").locator("option:checked")).toHaveText("Bruno");
  expect(await stored(session.id)).toEqual(["Bruno, speaker"]);
  await leave();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("every row of both versions is there, more than were drawn, and says where it is missing", async ({
    page,
  }) => {
    const { desks, session, leave } = await makeTwo(page);
    const [desk] = desks;
    const carla = await db().speaker.findFirstOrThrow({
      where: { editionId: session.editionId, fullName: "Carla" },
    });
    await db().sessionPerson.deleteMany({ where: { sessionId: session.id } });
    await db().sessionPerson.create({
      data: {
        organisationId: session.organisationId,
        sessionId: session.id,
        speakerId: carla.id,
        role: "chair",
        order: 0,
      },
    });
    await db().session.updateMany({ where: { id: session.id }, data: { version: { increment: 1 } } });
    await field(desk, 2, "speaker").selectOption("Dino");
    await field(desk, 3, "speaker").selectOption("Dino");
    await field(desk, 3, "role").selectOption("chair");
    await send(desk);
    await expect(desk.said(meanwhile)).toBeVisible();
    const all = ["Ada, speaker", "Bruno, speaker", "Dino, speaker", "Dino, chair", "Carla, chair"];
    expect(await shown(desk)).toEqual(all);
    await expect(desk.main.getByRole("definition")).toHaveText(Array(4).fill(noBody));
    await expect(desk.main.getByText(onlyThere)).toHaveCount(1);
    await save(desk);
    expect(await stored(session.id)).toEqual(all);
    await leave();
  });

  test("a box that somebody else ticked is shown beside the one that nobody ticked here", async ({
    page,
  }) => {
    const { desks, session, leave } = await makeTwo(page);
    const [desk] = desks;
    const version = { version: { increment: 1 } };
    await db().session.updateMany({ where: { id: session.id }, data: { noRecording: true, ...version } });
    await send(desk);
    await expect(desk.said(meanwhile)).toBeVisible();
    await expect(desk.main.getByRole("definition")).toHaveText(["Not to be filmed or recorded"]);
    await leave();
  });

  test("what was sent with a mistake is still sent for the version it was typed over", async ({ page }) => {
    const { desks, session, leave } = await makeTwo(page);
    const [desk] = desks;
    const languages = desk.main.locator("[name=languages]");
    await field(desk, 0, "speaker").selectOption("Dino");
    await languages.fill("no language");
    await db().session.updateMany({
      where: { id: session.id },
      data: { subtitle: { en: "A dance" }, version: { increment: 1 } },
    });
    await send(desk);
    await expect(desk.main.getByText("There is a problem")).toBeVisible();
    expect(await shown(desk)).toEqual(["Dino, speaker", "Bruno, speaker"]);
    await languages.fill("it");
    await send(desk);
    await expect(desk.said(meanwhile)).toBeVisible();
    await expect(desk.main.getByRole("definition").getByText("A dance", { exact: true })).toBeVisible();
    await leave();
  });
});
