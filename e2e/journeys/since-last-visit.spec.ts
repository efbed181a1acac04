import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";
import { releaseDraft } from "../pages/agenda.page";
import { findOn } from "../pages/desk.page";

test("a reader who comes back is told what moved since, until they have seen it; nobody hears what they saw @both", async ({
  page,
  browser,
  extraHTTPHeaders,
}) => {
  const { school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const rooms = [await makeRoom(edition, { name: "Aula" }), await makeRoom(edition, { name: "Aula Bora" })];
  const session = await makeSession(edition, { title: { en: "Bread for a street" } });
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  const slot = await makeSlot(edition, { sessionId: session.id, roomId: rooms[0]?.id ?? null, ...times });
  await releaseDraft(edition, "First");
  const agenda = `/en/schools/${school.slug}/${edition.slug}/agenda`;
  const news = page.getByRole("complementary", { name: "Changed since your last visit" });
  await findOn(page, agenda, page.locator("#day").getByRole("link", { name: "Bread for a street" }));
  // The star is there: the module has run.
  await expect(page.getByRole("button", { name: "Mark: Bread for a street" })).toBeVisible();
  await expect(news).toBeHidden();

  await db().slot.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: slot.id } },
    data: { roomId: rooms[1]?.id ?? null },
  });
  await releaseDraft(edition, "Second");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  await findOn(page, agenda, news);
  await expect(news.getByRole("listitem")).toBeHidden();
  await news.getByText("Changed since your last visit").click();
  await expect(news.getByRole("listitem")).toContainText("Moved");
  await expect(news.getByRole("listitem")).toContainText("Aula Bora (before: ");
  const log = asked.filter((one) => one.includes("/changes"));
  expect(new Set(log)).toEqual(
    new Set([`${new URL(`${agenda.replace("agenda", "changes")}`, page.url())} `]),
  );

  // It stays until it was seen.
  await page.reload();
  await expect(news).toBeVisible();
  await news.getByRole("button", { name: "Seen" }).click();
  await expect(news).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("button", { name: "Mark: Bread for a street" })).toBeVisible();
  await expect(news).toBeHidden();

  // Nobody else is told, and without JavaScript there is the log alone.
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    extraHTTPHeaders: extraHTTPHeaders ?? {},
  });
  const reader = await plain.newPage();
  await reader.goto(agenda);
  await expect(reader.getByRole("link", { name: "What changed" })).toBeVisible();
  await expect(reader.getByText("Changed since your last visit")).toBeHidden();
  await plain.close();
});
