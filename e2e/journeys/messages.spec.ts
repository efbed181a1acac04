import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";

test("an organiser writes one message to everybody with a place: draft, preview, send; each gets one in their language @desktop", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const ada = await makeRegistration(edition, category, { language: "it" });
  const bea = await makeRegistration(edition, category, { language: "de" });
  await makeRegistration(edition, category, { state: "waitlisted", language: "en" });
  await desk.open("outbox");
  await desk.main.getByRole("link", { name: "Write a message" }).click();
  await expect(desk.main.getByRole("checkbox", { name: "Everybody with a place" })).toBeChecked();
  await desk.main.getByLabel("Text, English").fill("Bring a cup.\n\nWe pour.");
  await desk.button("Save as a draft").click();
  await desk.main.getByRole("link", { name: "Subject: Fill this in." }).click();
  await expect(desk.main.getByLabel("Subject, English")).toBeFocused();
  await expect(desk.main.getByLabel("Text, English")).toHaveValue("Bring a cup.\n\nWe pour.");
  await desk.main.getByLabel("Subject, English").fill("What to bring");
  await desk.inLanguage("Italian");
  await desk.main.getByLabel("Subject, Italian").fill("Che cosa portare");
  await desk.main.getByLabel("Text, Italian").fill("Porta una tazza.");
  await desk.button("Save as a draft").click();

  const preview = desk.part("This is how it arrives");
  const italian = preview.getByRole("article").filter({ hasText: "Che cosa portare" });
  await expect(italian.first()).toContainText("Porta una tazza.");
  await expect(preview.getByRole("article").filter({ hasText: "Guten Tag" })).toContainText("What to bring");
  await preview.getByLabel("Read it as").selectOption({ label: ada.fullName });
  await expect(italian.first()).toContainText(`Ciao ${ada.fullName}`);
  const reach = desk.part("Whom it reaches now");
  await expect(reach).toContainText("Italian: 1 person");
  await expect(reach).toContainText("You have not written it in this language.");
  const where = { editionId: edition.id, template: "mailing" };
  expect(await db().outboxMessage.count({ where })).toBe(0);

  await desk.button("Send now (2)").click();
  await expect(desk.main).toContainText("The text of this message is fixed");
  await expect(desk.button(/Send now/)).toHaveCount(0);
  await expect(desk.button("Save as a draft")).toHaveCount(0);
  const told = await db().outboxMessage.findMany({ where, select: { registration: true } });
  expect(told.map(({ registration }) => registration?.email).sort()).toEqual([ada.email, bea.email].sort());
  expect(await new Mailbox(ada.email).newest("mailing")).toContain("Porta una tazza.");
  expect(await new Mailbox(bea.email).newest("mailing")).toContain("Bring a cup.");
  await desk.goTo("Messages");
  await expect(desk.main.getByRole("listitem").filter({ hasText: "What to bring" }).first()).toContainText(
    "Sent to 2",
  );
});

test("a draft names what can't be filled in, asks for states only where they count, and can be thrown away @desktop", async ({
  page,
}) => {
  const { desk, edition } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const ada = await makeRegistration(edition, category, { language: "en", fullName: "Bea Beispiel" });
  await desk.open("outbox/write/new");
  const states = desk.main.getByRole("group", { name: "Which participants" });
  await expect(states).toBeVisible();
  await desk.main.getByLabel("For", { exact: true }).selectOption("The team");
  await expect(states).toBeHidden();
  await desk.main.getByLabel("For", { exact: true }).selectOption("Participants, by state");
  await expect(states).toBeVisible();
  await desk.main.getByLabel("Subject, English").fill("What to bring");
  await desk.main.getByLabel("Text, English").fill("Dear {nobody}, bring a cup.");
  await desk.button("Save as a draft").click();
  await desk.main.getByRole("link", { name: /^Text, English.*“{nobody}” can’t be filled in/ }).click();
  await expect(desk.main.getByLabel("Text, English")).toBeFocused();
  await desk.main.getByLabel("Text, English").fill("[{fullName}](https://ok.example/), bring a cup.");
  await desk.button("Save as a draft").click();

  const preview = desk.part("This is how it arrives");
  await preview.getByLabel("Read it as").selectOption({ label: ada.fullName });
  await expect(preview.getByRole("article").first()).toContainText(ada.fullName);
  await desk.button("Make the mails, to read them first").click();
  await expect(preview.getByRole("article").first()).toContainText("Ada Esempio");
  await expect(preview.getByLabel("Read it as")).toHaveValue("");
  await desk.main.getByRole("link", { name: "Read and edit the mails" }).click();
  const mail = desk.main.getByRole("listitem").filter({ hasText: ada.email });
  await expect(mail).toContainText("What to bring");
  await expect(mail).toContainText(ada.fullName);
  await page.goBack();
  await desk.button("Throw the mails away and go on writing").click();
  await desk.main.getByText("Throw this draft away…").click();
  await desk.button("Throw it away").click();
  await expect(desk.heading("Messages")).toBeVisible();
  await expect(desk.main).not.toContainText("What to bring");
  expect(await db().mailing.count({ where: { editionId: edition.id } })).toBe(0);
});

test("an organiser says the mail with a place in her own words, looks at it in Italian while typing, tests it, and it leaves so", async ({
  page,
}) => {
  const { desk, edition, owner } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  await desk.open("outbox");
  await desk.main.getByRole("link", { name: "Texts of the messages" }).click();
  await expect(desk.heading("Texts of the messages")).toBeVisible();
  const line = desk.main.getByRole("listitem").filter({ hasText: "Your place is confirmed" });
  await expect(line).toContainText("Our words");
  await line.getByRole("link").click();
  await desk.main.getByLabel("Beginning, English").fill("Dear {name}, bring a cup.");
  await desk.button("Save").click();
  await expect(desk.main).toContainText("Braces may stand only around names that this message can fill in");
  await expect(desk.main.getByLabel("Beginning, English")).toHaveValue("Dear {name}, bring a cup.");
  await desk.main.getByLabel("Beginning, English").fill("Dear {fullName}, bring **a cup**.");
  await desk.inLanguage("Italian");
  await desk.main.getByLabel("Subject, Italian").fill("A presto, {fullName}");
  await desk.main.getByLabel("Beginning, Italian").fill("Porta una tazza.");
  const italian = desk.part("This is how it arrives").getByRole("article").last();
  await expect(italian).toContainText("A presto, Ada Esempio");
  await expect(italian).toContainText("Porta una tazza.");
  await expect(italian).toContainText("Che cosa succede ora");
  await desk.main.getByLabel("What happens next").check();
  await expect(italian).not.toContainText("Che cosa succede ora");
  expect(await db().mailWording.count({ where: { editionId: edition.id } })).toBe(0);
  // A test says what is stored.
  await desk.main.getByLabel("Language of the test").selectOption("Italian");
  await desk.button("Send me a test").click();
  await expect(desk.main).toContainText("What you typed above is not saved yet.");
  await desk.button("Save").click();
  await expect(desk.said("Saved.")).toBeVisible();

  await desk.button("Send me a test").click();
  await expect(desk.said("The test is on its way to you.")).toBeVisible();
  const tested = await new Mailbox(owner.email).newest("wording-test");
  expect(tested).toContain("Subject: Prova: A presto, Ada Esempio");
  expect(tested).toContain("Porta una tazza.");
  expect(tested).not.toContain("Che cosa succede ora");
  expect(tested).not.toContain("/r/");

  const ada = await makeRegistration(edition, category, { language: "it", fullName: "Bea Beispiel" });
  await page.reload();
  await desk.main.getByLabel("Read it as").selectOption("Bea Beispiel");
  await desk.button("Show").click();
  await expect(italian).toContainText("A presto, Bea Beispiel");
  await expect(italian).toContainText("Porta una tazza.");
  await expect(italian).toContainText(`Il tuo biglietto ${ada.reference}`);
  await expect(italian).toContainText("6 maggio 2027");
  await expect(desk.part("This is how it arrives").getByRole("article").first()).toContainText(
    "bring a cup.",
  );

  const mail = await new Mailbox(ada.email).newest("registration-confirmed");
  expect(mail).toContain("Subject: A presto, Bea Beispiel");
  expect(mail).toContain("Porta una tazza.");
  expect(mail).not.toContain("Che cosa succede ora");
  await desk.button("Back to our words").click();
  await expect(desk.said("It reads as we wrote it again.")).toBeVisible();
  await expect(desk.main.getByLabel("Subject, Italian")).toHaveValue("");
  await desk.button("Put your words back").click();
  await expect(desk.main.getByLabel("Subject, Italian")).toHaveValue("A presto, {fullName}");
  await expect(desk.main.getByLabel("What happens next")).toBeChecked();
});
