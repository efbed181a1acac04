import type { Locator, Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

const NAMES = ["Which train?", "Which bus?", "Which stop?", "Where do you sleep?", "What do you bring?"];

// As narrow as a phone, and so high that all rows are in sight: near an edge the page goes along with who drags.
const HIGH = { width: 390, height: 1400 };
/** Where only two or three rows are in sight. */
const LOW = { width: 390, height: 420 };
test.use({ viewport: HIGH });

async function makeOrder(page: Page) {
  const made = await makeDesk(page);
  for (const [order, label] of NAMES.entries()) {
    const condition =
      label === "Which stop?"
        ? { match: "all", clauses: [{ about: "answer", question: "q1", is: "answered" }] }
        : {};
    await makeQuestion(made.edition, { key: `q${order}`, order }, { label: { en: label }, condition });
  }
  await made.desk.open("form");
  const list = made.desk.main.getByRole("list").first();
  const row = (name: string) =>
    list.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
  return {
    ...made,
    row,
    grip: (name: string) => row(name).locator("[data-grip]"),
    names: list.locator(".name"),
    says: made.desk.main.getByRole("status"),
  };
}

async function middleOf(target: Locator) {
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2, top: y };
}

/** Takes hold of a row and holds it just above another, by the mouse. */
async function hold(page: Page, grip: Locator, above: Locator) {
  await above.scrollIntoViewIfNeeded();
  await grip.scrollIntoViewIfNeeded();
  const from = await middleOf(grip);
  const onto = await middleOf(above);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, (from.y + onto.y) / 2, { steps: 4 });
  await page.mouse.move(from.x, onto.top + 3, { steps: 4 });
}

test("questions are put in order by the mouse, a finger or their buttons, and it is said where they land", async ({
  page,
}) => {
  const { row, grip, names, says, desk, edition } = await makeOrder(page);
  await expect(grip("Which train?")).toBeVisible();
  expect(await findViolations(page, "questions to put in order")).toEqual([]);

  // Held, it says where it would land; Esc leaves it where it was.
  await hold(page, grip("What do you bring?"), row("Which bus?"));
  await expect(says.filter({ hasText: "Before “Which bus?”: place 2 of 5." })).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(says.filter({ hasText: "It stays where it is." })).toBeAttached();
  await page.mouse.up();
  await expect(names).toHaveText(NAMES);
  await hold(page, grip("What do you bring?"), row("Which bus?"));
  await page.mouse.up();
  const [train, bus, stop, sleep, bring] = NAMES as [string, string, string, string, string];
  await expect(names).toHaveText([train, bring, bus, stop, sleep]);
  await expect(says.filter({ hasText: "“What do you bring?” is now place 2 of 5." })).toBeAttached();

  // What can't stand there goes back, and it is said why.
  await hold(page, grip(stop), row(train));
  await page.mouse.up();
  const refusal = says.filter({ hasText: "Which bus?" }).filter({ hasText: "Which stop?" });
  await expect(refusal).toBeVisible();
  await expect(names).toHaveText([train, bring, bus, stop, sleep]);

  // A finger that drags does not scroll the page away.
  const [from, onto] = [await middleOf(grip(train)), await middleOf(row(bus))];
  const fingers = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    fingers.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: y === undefined ? [] : [{ x: from.x, y }],
    });
  await touch("touchStart", from.y);
  for (const part of [0.3, 0.6, 0.9]) await touch("touchMove", from.y + (onto.top - from.y) * part);
  await touch("touchMove", onto.top + 3);
  await expect(says.filter({ hasText: "Before “Which bus?”: place 2 of 5." })).toBeInViewport();
  await touch("touchEnd");
  await expect(names).toHaveText([bring, train, bus, stop, sleep]);

  // By its buttons, and the focus stays with the row, also where its button is gone.
  const up = row(train).getByRole("button", { name: "Move up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(says.filter({ hasText: "“Which train?” is now place 1 of 5." })).toBeAttached();
  await expect(names).toHaveText([train, bring, bus, stop, sleep]);
  await expect(row(train).getByRole("button", { name: "Move down" })).toBeFocused();
  await expect(desk.main.getByRole("status").filter({ hasText: "place 1 of 5" })).toHaveCount(1);
  expect(await db().auditEntry.count({ where: { editionId: edition.id, act: "move-field" } })).toBe(3);

  // What is out of sight comes along: held at the edge, the page goes to the first row.
  await page.setViewportSize(LOW);
  await grip(bring).scrollIntoViewIfNeeded();
  const far = await middleOf(grip(bring));
  await page.mouse.move(far.x, far.y);
  await page.mouse.down();
  await page.mouse.move(far.x, 20, { steps: 8 });
  await expect(says.filter({ hasText: "Before “Which train?”: place 1 of 5." })).toBeInViewport();
  await page.mouse.up();
  await expect(names).toHaveText([bring, train, bus, stop, sleep]);
});

test("the options of a question are put in order, and what was answered before keeps its order", async ({
  page,
}) => {
  const made = await makeDesk(page);
  const options = ["Day train", "Night train", "Bus"].map((en) => ({
    value: en.toLowerCase().replace(" ", "-"),
    label: { en },
  }));
  const seen = await makeQuestion(
    made.edition,
    { key: "way", kind: "choice" },
    { label: { en: "How do you come?" }, options },
  );
  await made.desk.open("form");
  await made.desk.main.getByRole("link", { name: "How do you come?" }).click();
  await made.desk.main.getByText("Order of the options").click();
  const row = (name: string) =>
    made.desk.main.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
  const names = made.desk.main.locator("ul.rows .name");
  const says = made.desk.main.getByRole("status");
  expect(await findViolations(page, "options to put in order")).toEqual([]);

  await hold(page, row("Bus").locator("[data-grip]"), row("Day train"));
  await expect(says.filter({ hasText: "Before “Day train”: place 1 of 3." })).toBeInViewport();
  await page.mouse.up();
  await expect(names).toHaveText(["Bus", "Day train", "Night train"]);
  await expect(says.filter({ hasText: "“Bus” is now place 1 of 3." })).toBeAttached();
  await expect(made.desk.main.getByLabel("Option 1, English")).toHaveValue("Bus");

  const down = row("Day train").getByRole("button", { name: "Move down" });
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["Bus", "Night train", "Day train"]);
  await expect(row("Day train").getByRole("button", { name: "Move up" })).toBeFocused();

  const versions = await db().fieldVersion.findMany({
    where: { organisationId: made.edition.organisationId, fieldId: seen.fieldId },
    orderBy: { number: "asc" },
  });
  const valuesOf = (stored: unknown) => (stored as typeof options).map(({ value }) => value);
  expect(versions.map((version) => valuesOf(version.options))).toEqual([
    ["day-train", "night-train", "bus"],
    ["bus", "day-train", "night-train"],
    ["bus", "night-train", "day-train"],
  ]);
});
