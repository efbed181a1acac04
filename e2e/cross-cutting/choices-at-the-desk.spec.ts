import { makeMember } from "@/prisma/factories/people";
import { expect, test } from "../fixtures";
import { DeskPage, makeDesk, signInAs } from "../pages/desk.page";

test("two organisers edit one record: lists and choices show both versions, and take the other one @desktop", async ({
  page,
  browser,
}) => {
  const { desk, organisation } = await makeDesk(page);
  const { login } = await makeMember(organisation, { role: "editor" });
  const secondPage = await (await browser.newContext()).newPage();
  await signInAs(secondPage, login);
  const second = new DeskPage(secondPage, desk.address);
  await desk.open("page?part=place");
  await second.open("page?part=place");
  const [ours, theirs] = [desk, second].map((editor) => editor.part("Place and languages"));
  if (!ours || !theirs) throw new Error("no form");

  await ours.getByLabel("City").fill("Porto");
  await ours.getByLabel("Country").selectOption("PT");
  await ours.getByLabel("Online", { exact: true }).check();
  await ours.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ours.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  await theirs.getByLabel("Country").selectOption("ES");
  await theirs.getByLabel("On site or online").check();
  await theirs.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    theirs.getByRole("status").filter({ hasText: "Somebody else has saved this in the meantime" }),
  ).toBeFocused();
  // Changed by the first alone: it is simply there.
  await expect(theirs.getByLabel("City")).toHaveValue("Porto");
  await expect(theirs.getByLabel("Country")).toHaveValue("ES");
  await expect(theirs.getByLabel("On site or online")).toBeChecked();
  await expect(theirs.getByRole("definition")).toHaveText(["Portugal", "Online"]);
  for (const taken of [1, 2])
    await theirs
      .getByRole("button", { name: "Take the saved version" })
      .nth(taken - 1)
      .click();
  await expect(theirs.getByLabel("Country")).toHaveValue("PT");
  await expect(theirs.getByLabel("Online", { exact: true })).toBeChecked();
  await expect(theirs.getByLabel("Online", { exact: true })).toBeFocused();
  await theirs.getByRole("button", { name: "Save", exact: true }).click();
  await expect(theirs.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await second.open("page?part=place");
  await expect(theirs.getByLabel("Country")).toHaveValue("PT");
  await expect(theirs.getByLabel("Online", { exact: true })).toBeChecked();
  await secondPage.context().close();
});

test("a choice nobody made is named above the form, and its link leads to the first answer @desktop", async ({
  page,
}) => {
  const { desk } = await makeDesk(page);
  await desk.open("outbox/write/new");
  const group = desk.main.getByRole("group", { name: "Which participants" });
  for (const ticked of await group.getByRole("checkbox", { checked: true }).all()) await ticked.uncheck();
  await desk.button("Save as a draft").click();
  await desk
    .said("There is a problem")
    .getByRole("link", { name: /^Which participants: / })
    .click();
  await expect(group.getByRole("checkbox").first()).toBeFocused();
  await expect(group).toHaveAccessibleDescription(/Error: /);
});
