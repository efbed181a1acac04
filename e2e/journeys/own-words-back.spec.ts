import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk, signInAs } from "../pages/desk.page";

const WORDS = "Dear all,\n\nbring <warm> clothes & good shoes.";

test.use({ javaScriptEnabled: false });

test("whoever left the team, or whose sign-in ended, while a form stood open has their words back @both", async ({
  page,
}) => {
  const { desk, edition, organisation, owner } = await makeDesk(page);
  await makeRegistration(edition, await makeCategory(edition), { state: "confirmed" });
  const fill = async () => {
    await desk.open("outbox/write/new?to=states");
    await desk.main.getByLabel("Subject, English").fill("What to bring");
    await desk.main.getByLabel("Text, English").fill(WORDS);
  };
  const kept = page.locator("pre");

  await fill();
  await page.context().clearCookies();
  await desk.button("Save as a draft").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your sign-in has ended");
  await expect(kept).toHaveText(["What to bring", WORDS]);
  await expect(page.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", /^\/en\/sign-in\?to=/);
  expect(await db().mailing.count({ where: { organisationId: organisation.id } })).toBe(0);

  await signInAs(page, owner);
  await fill();
  await db().teamMember.deleteMany({ where: { organisationId: organisation.id, loginId: owner.id } });
  await desk.button("Save as a draft").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This desk is not open to you");
  await expect(kept).toHaveText(["What to bring", WORDS]);
  expect(await db().mailing.count({ where: { organisationId: organisation.id } })).toBe(0);
  // Whoever asks for the page finds the same page, and nothing on it.
  await desk.open("outbox/write/new?to=states");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This desk is not open to you");
  await expect(kept).toHaveCount(0);
});
