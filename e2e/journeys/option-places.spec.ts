import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { RegistrationPage, somebody } from "../pages/registration.page";

test("one place on the bus, asked on a condition and in two languages: taken on a phone without JavaScript, full for the next, given back to who wishes for it", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { desk, edition, publicAddress } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  await makeQuestion(
    edition,
    { key: "ride", kind: "yes_no" },
    { label: { en: "Do we book your way?", it: "Prenotiamo noi il viaggio?" } },
  );
  await desk.open("form");
  await desk.main.getByLabel("New question, answered with").selectOption("One of several answers");
  await desk.button("Add a question").click();
  await desk.main.getByLabel("Question, English", { exact: true }).fill("How do you come?");
  await desk.main.getByLabel("Option 1, English").fill("Our bus");
  await desk.main.getByLabel("Places for option 1").fill("1");
  await desk.main.getByLabel("Option 2, English").fill("By train");
  await desk.main.getByLabel("Must be answered").check();
  await desk.main.getByText("When it is asked", { exact: true }).click();
  await desk.main.getByLabel("Condition").first().selectOption("“Do we book your way?” is Yes");
  await desk.inLanguage("Italian");
  await desk.main.getByLabel("Question, Italian", { exact: true }).fill("Come vieni?");
  await desk.main.getByLabel("Option 1, Italian").fill("Il nostro autobus");
  await desk.main.getByLabel("Option 2, Italian").fill("In treno");
  await desk.button("Add the question").click();
  await expect(desk.main).toContainText("Asked only if “Do we book your way?” is Yes.");
  await expect(desk.main).toContainText("Our bus: 0 of 1");

  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const there = new RegistrationPage(await phone.newPage());
  const enrol = async (form: RegistrationPage, fullName: string) => {
    const who = somebody(fullName);
    await form.open(publicAddress);
    await form.main.getByLabel("Full name").fill(who.fullName);
    await form.main.getByLabel("E-mail").fill(who.email);
    await form.button("Continue").click();
    await form.main.getByLabel("Country").selectOption("IT");
    await form.button("Continue").click();
    await form.main.getByRole("radio", { name: /Member cooperator/ }).check();
    const ride = form.main.getByRole("group", { name: "Do we book your way?" });
    await ride.getByRole("radio", { name: "Yes" }).check();
    return form.main.getByRole("group", { name: "How do you come?" });
  };
  // Two have the same page open; the second one sends what is full by then.
  const way = await enrol(there, "Ada Esempio");
  await expect(way).toBeHidden();
  await there.button("Continue").click();
  await expect(way).toContainText("1 place left");
  await way.getByRole("radio", { name: /Our bus/ }).check();
  await there.button("Continue").click();
  await expect(there.question("Is everything right?")).toBeVisible();
  const here = new RegistrationPage(await (await browser.newContext()).newPage());
  await enrol(here, "Chiara Esempio");
  await here.page.goto(here.page.url().replace("/en/", "/it/"));
  const ride = here.main.getByRole("group", { name: "Prenotiamo noi il viaggio?" });
  await ride.getByRole("radio", { name: "Sì" }).check();
  await here.main.getByRole("radio", { name: /Member cooperator/ }).check();
  const late = here.main.getByRole("group", { name: "Come vieni?" });
  await late.getByRole("radio", { name: /Il nostro autobus/ }).check();
  await here.button("Continua").click();
  await here.page.waitForURL(/\/it\/.+\/check$/);
  await expect(here.main).toContainText("Il nostro autobus");
  await here.page.goto(here.page.url().replace("/it/", "/en/"));
  await expect(here.question("Is everything right?")).toBeVisible();
  await there.button("Send my registration").click();
  await there.page.waitForURL(/\/en\/r\/[\w-]{49}$/);
  const mine = there.page.url();
  await here.button("Send my registration").click();
  await expect(here.main).toContainText("Something you chose is full meanwhile");
  await expect(here.main).toContainText("full, choose something else");
  await here.main.getByRole("link", { name: /Change.*How do you come/ }).click();
  await here.main.getByRole("radio", { name: /By train/ }).check();
  await here.button("Continue").click();
  await here.button("Send my registration").click();
  await here.page.waitForURL(/\/en\/r\/[\w-]{49}$/);

  // Somebody who came in another way wishes for it.
  const { id } = await makeRegistration(edition, category, { fullName: "Bea Beispiel" });
  const version = await db().fieldVersion.findFirstOrThrow({
    where: { field: { editionId: edition.id, kind: "choice" } },
  });
  const { organisationId } = edition;
  await db().answer.create({
    data: {
      organisationId,
      registrationId: id,
      fieldVersionId: version.id,
      value: "our-bus",
      wished: ["our-bus"],
    },
  });
  await there.page.goto(`${mine}/change`);
  await there.main.getByRole("radio", { name: /By train/ }).check();
  await there.button(/Save|Change/).click();
  await expect(there.main).toContainText("Saved.");
  const given = await db().answer.findFirstOrThrow({ where: { registrationId: id } });
  expect(given.wished).toEqual([]);
  await desk.open("form");
  await expect(desk.main).toContainText("Our bus: 1 of 1");
  await phone.close();
});
