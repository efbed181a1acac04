import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { DeskPage, makeDesk } from "../pages/desk.page";
import { Mailbox } from "../pages/mailbox.page";
import { somebody } from "../pages/registration.page";

test("an owner invites a viewer by mail, who accepts, sees everything and can change nothing; the last owner stays @desktop", async ({
  page,
  browser,
}) => {
  test.slow();
  const { desk, edition, owner } = await makeDesk(page);
  const room = await makeRoom(edition);
  const session = await makeSession(edition, { title: { en: "Bread" } });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const { fullName } = await makeRegistration(edition, category, { state: "pending" });
  const vera = new Mailbox(somebody("").email);

  await desk.open("team");
  const invite = desk.part("Invite somebody");
  await invite.getByLabel("E-mail").fill(vera.address);
  await invite.getByRole("radio", { name: /^Viewer/ }).check();
  await invite.getByRole("button", { name: "Send the invitation" }).click();
  await expect(desk.said("Invited. The message is on its way.")).toBeVisible();
  const invited = desk.main.locator("summary").filter({ hasText: vera.address });
  await expect(invited).toContainText("invited");

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(Mailbox.link(await vera.newest("team-invitation")));
  await theirs.getByLabel("Your e-mail address").fill(vera.address);
  await theirs.getByRole("button", { name: "Send me the e-mail" }).click();
  await expect(theirs.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  await theirs.goto(Mailbox.link(await vera.newest("sign-in")));
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByText("You can look, not change")).toBeVisible();
  await theirs.getByRole("link", { name: "Example edition" }).click();
  const viewer = new DeskPage(theirs, desk.address);
  await expect(viewer.heading("Overview")).toBeVisible();
  const menu = await theirs.getByRole("navigation").getByRole("listitem").allInnerTexts();
  expect(menu.filter((stop) => /Team|History|Messages/.test(stop))).toEqual([]);
  const links = new Set<string>();
  for (const stop of menu.map((text) => text.replace(/\s*\d.*$/s, "").trim())) {
    await viewer.goTo(stop);
    // Search, the state of the address and printing change nothing.
    const buttons = await viewer.main.getByRole("button").allInnerTexts();
    expect(
      buttons.filter((name) => !/^(Show|Print)$/.test(name.trim())),
      stop,
    ).toEqual([]);
    for (const link of await viewer.main.getByRole("link").all())
      links.add((await link.getAttribute("href")) ?? "");
  }
  // Nor does any link lead to a page that is not for them.
  for (const link of links)
    if (link.startsWith("/")) expect((await theirs.request.get(link)).status(), link).toBe(200);
  await viewer.open("programme");
  await expect(viewer.main).toContainText("Bread");
  await expect(viewer.main.getByRole("link", { name: /Move|New session|Import/ })).toHaveCount(0);
  await viewer.open("registrations");
  await viewer.main.getByRole("link", { name: fullName }).click();
  await expect(viewer.main.getByRole("heading", { name: fullName })).toBeVisible();
  await expect(viewer.main.getByText("Cancel the registration…")).toHaveCount(0);
  for (const place of [
    "team",
    "audit",
    "outbox",
    "programme/import",
    "registrations/add",
    "registrations/import",
    "programme/sessions/new",
  ]) {
    const answer = await theirs.request.get(`/en/organise/${desk.address}/${place}`);
    expect(answer.status(), place).toBe(404);
  }

  await desk.open("team");
  const row = (address: string) => desk.main.getByRole("group").filter({ hasText: address });
  await row(owner.email).getByText("this is you").click();
  await row(owner.email).getByText("Remove from the team…").click();
  await row(owner.email).getByRole("button", { name: "Remove" }).click();
  await expect(desk.said("An organisation needs an owner.")).toBeVisible();
  await row(vera.address).getByText(vera.address).click();
  // One click removes nobody: what follows is said first, and afterwards that it happened.
  await expect(row(vera.address).getByRole("button", { name: "Remove" })).toBeHidden();
  await row(vera.address).getByText("Remove from the team…").click();
  await expect(row(vera.address)).toContainText("They no longer see or change anything here");
  await row(vera.address).getByRole("button", { name: "Remove" }).click();
  await expect(desk.said("Removed from the team.")).toBeFocused();
  await expect(row(vera.address)).toHaveCount(0);
  // Whoever is not in the team any more is told so, and where to go on; by its status the page is not there.
  expect((await theirs.goto(`/en/organise/${desk.address}/overview`))?.status()).toBe(404);
  await expect(viewer.heading("This desk is not open to you")).toBeVisible();
  await expect(viewer.main).toContainText("your role here has ended");
  await viewer.main.getByRole("link", { name: "To your schools" }).click();
  await expect(viewer.heading("Your schools")).toBeVisible();
  await theirs.context().close();
  const left = { organisationId: edition.organisationId, removedAt: null };
  expect(await db().teamMember.count({ where: left })).toBe(1);
  // Removed by mistake: invited anew with the role from before, by the address that only this page still knows.
  await desk.button("Invite again").click();
  await expect(desk.said("Invited. The message is on its way.")).toBeVisible();
  expect(await db().teamMember.findMany({ where: { ...left, email: vera.address } })).toMatchObject([
    { role: "viewer", acceptedAt: null },
  ]);
});
