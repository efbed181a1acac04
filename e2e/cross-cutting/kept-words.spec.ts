import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

test("what was typed, dated and ticked is offered after a reload, and not once it was stored, also the second time", async ({
  page,
}) => {
  const { desk } = await makeDesk(page);
  const offer = desk.main.getByText("We kept what you typed here earlier.");
  const kept = () => page.evaluate(() => JSON.stringify(sessionStorage));
  page.on("dialog", (dialog) => void dialog.accept());

  await desk.open("page?part=registration");
  const closes = desk.main.locator("[name=registrationCloses]");
  await closes.fill("2027-03-02T18:30");
  await expect.poll(kept).toContain("2027-03-02T18:30");
  await page.reload();
  await desk.button("Put it back").click();
  await expect(closes).toHaveValue("2027-03-02T18:30");

  await desk.open("page?part=place");
  await desk.main.getByLabel("Country").selectOption("PT");
  await desk.main.getByLabel("Online", { exact: true }).check();
  await expect.poll(kept).toContain('\\"PT\\"');
  await page.reload();
  await desk.button("Put it back").click();
  await expect(desk.main.getByLabel("Country")).toHaveValue("PT");
  await expect(desk.main.getByLabel("Online", { exact: true })).toBeChecked();

  await desk.open("page?part=questions");
  const adding = desk.main.locator("details").last();
  await adding.locator("summary").click();
  for (const question of ["Is there bread?", "Is there salt?"]) {
    await adding.locator("[name='question.en']").fill(question);
    await adding.locator("[name='answer.en']").fill("Yes.");
    await expect.poll(kept).toContain(question);
    await adding.locator("button[type=submit]").click();
    await expect(adding.locator("[name='question.en']")).toHaveValue("");
    await expect.poll(kept).not.toContain(question);
  }
  await page.reload();
  await adding.locator("summary").click();
  await expect(adding.locator("[name='question.en']")).toBeVisible();
  await expect(offer).toHaveCount(0);
});
