import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { findViolations } from "../accessibility/find-violations";
import { expect, test } from "../fixtures";
import { DeskPage, makeDesk, signInAs } from "../pages/desk.page";

/** More than are chosen from a list that opens. */
const CROWD = 51;
const UNKNOWN = "This person is not in this edition’s list.";

/** An organiser before a session with Person 1 in it, in an edition of many people, of whom two are called Ada Rossi. */
async function makeCrowd(page: Page) {
  const made = await makeDesk(page);
  const { id, organisationId } = await makeSession(made.edition, { title: { en: "Bread" } });
  for (let at = 1; at <= CROWD; at += 1) {
    const isAda = at > CROWD - 2;
    const speaker = await makeSpeaker(made.edition, {
      fullName: isAda ? "Ada Rossi" : `Person ${at}`,
      affiliation: isAda ? `Coop ${at}` : "",
    });
    if (at > 1) continue;
    await db().sessionPerson.create({
      data: { organisationId, sessionId: id, speakerId: speaker.id, role: "speaker", order: 0 },
    });
  }
  await made.desk.open(`programme/sessions/${id}`);
  return { ...made, session: id };
}

const field = (desk: DeskPage, row: number, name: string) =>
  desk.main.locator(`[name='people.${row}.${name}']`);

const shown = async (desk: DeskPage) => {
  const lines = desk.main.locator("[name^='people.'][name$='.speaker']");
  const names = await lines.evaluateAll((inputs) => (inputs as HTMLInputElement[]).map(({ value }) => value));
  return names.filter((name) => name !== "");
};

const stored = async (sessionId: string) => {
  const rows = await db().sessionPerson.findMany({
    where: { sessionId },
    orderBy: { order: "asc" },
    select: { role: true, speaker: { select: { fullName: true, affiliation: true } } },
  });
  return rows.map(({ role, speaker }) =>
    [`${speaker.fullName} ${speaker.affiliation}`.trim(), role].join(", "),
  );
};

const send = (desk: DeskPage) => desk.button("Save").first().click();
const save = async (desk: DeskPage) => {
  await send(desk);
  await expect(desk.said("Saved.")).toBeVisible();
};

test("one of many is typed by name: suggested once for all rows, and told apart from whoever is called the same", async ({
  page,
}) => {
  const { desk, session } = await makeCrowd(page);
  const lists = desk.main.locator("datalist");
  await expect(lists).toHaveCount(1);
  await expect(lists.locator("option")).toHaveCount(CROWD);
  for (const row of [0, 1]) {
    const list = await field(desk, row, "speaker").getAttribute("list");
    expect(list).toBe(await lists.getAttribute("id"));
  }
  await expect(field(desk, 1, "speaker")).toHaveAccessibleDescription(/Type part of the name/);
  expect(await findViolations(page, "a session with many people")).toEqual([]);
  await field(desk, 1, "speaker").fill("Ada Rossi, Coop 51");
  await field(desk, 1, "role").selectOption("chair");
  await field(desk, 2, "speaker").fill("person 7");
  await desk.main.locator("[name='interpretations.0.from']").fill("it");
  await desk.main.locator("[name='interpretations.0.to']").fill("en");
  await desk.main.locator("[name='interpretations.0.speaker']").fill("Person 3");
  await save(desk);
  expect(await stored(session)).toEqual([
    "Person 1, speaker",
    "Ada Rossi Coop 51, chair",
    "Person 7, speaker",
  ]);
  // As it is stored, not as it was typed.
  await expect.poll(() => shown(desk)).toEqual(["Person 1", "Ada Rossi, Coop 51", "Person 7"]);
  await page.reload();
  expect(await shown(desk)).toEqual(["Person 1", "Ada Rossi, Coop 51", "Person 7"]);
  await expect(desk.main.locator("[name='interpretations.0.speaker']")).toHaveValue("Person 3");
});

test("a name nobody has is said at its row, and everything typed stays", async ({ page }) => {
  const { desk, session } = await makeCrowd(page);
  await field(desk, 1, "speaker").fill("Ada Rossi");
  await field(desk, 1, "role").selectOption("chair");
  await field(desk, 2, "speaker").fill("Nobody Here");
  await desk.main.getByLabel("Subtitle, English").fill("A song");
  await send(desk);
  const problem = desk.said("There is a problem");
  await expect(problem).toBeFocused();
  await expect(field(desk, 1, "speaker")).toHaveAccessibleDescription(/Several people have this name/);
  await expect(field(desk, 2, "speaker")).toHaveAccessibleDescription(new RegExp(UNKNOWN));
  await problem.getByRole("link", { name: UNKNOWN }).click();
  await expect(field(desk, 2, "speaker")).toBeFocused();
  expect(await shown(desk)).toEqual(["Person 1", "Ada Rossi", "Nobody Here"]);
  await expect(field(desk, 1, "role")).toHaveValue("chair");
  expect(await stored(session)).toEqual(["Person 1, speaker"]);
  await field(desk, 1, "speaker").fill("Ada Rossi, Coop 50");
  await field(desk, 2, "speaker").fill("");
  await save(desk);
  expect(await stored(session)).toEqual(["Person 1, speaker", "Ada Rossi Coop 50, chair"]);
  await expect(desk.main.getByLabel("Subtitle, English")).toHaveValue("A song");
});

test("who was given another name meanwhile is shown with it, and saved at the next press", async ({
  page,
}) => {
  const { desk, edition, session } = await makeCrowd(page);
  await field(desk, 1, "speaker").fill("Person 7");
  await db().speaker.updateMany({
    where: { editionId: edition.id, fullName: "Person 1" },
    data: { fullName: "Zoe Zeta" },
  });
  await send(desk);
  await expect(desk.said("There is a problem")).toBeVisible();
  // By name she is somebody new, so she stands behind who was named here.
  await expect.poll(() => shown(desk)).toEqual(["Person 7", "Zoe Zeta"]);
  await save(desk);
  expect(await stored(session)).toEqual(["Person 7, speaker", "Zoe Zeta, speaker"]);
});

test("two organisers name people in one session at once: all of them are there", async ({ page }) => {
  const { desk, organisation, session } = await makeCrowd(page);
  const { login } = await makeMember(organisation, { role: "editor" });
  const other = await page.context().browser()?.newContext();
  if (!other) throw new Error("No browser for the second organiser");
  const second = new DeskPage(await other.newPage(), desk.address);
  await signInAs(second.page, login);
  await second.open(`programme/sessions/${session}`);
  await field(second, 0, "role").selectOption("chair");
  await field(second, 1, "speaker").fill("Ada Rossi, Coop 50");
  await save(second);
  await field(desk, 0, "role").selectOption("interpreter");
  await field(desk, 1, "speaker").fill("Person 9");
  await send(desk);
  await expect(desk.said("Somebody else has saved this in the meantime")).toBeFocused();
  await expect.poll(() => shown(desk)).toEqual(["Person 1", "Person 9", "Ada Rossi, Coop 50"]);
  await expect(desk.main.getByRole("definition")).toHaveText(["Chairs"]);
  await save(desk);
  expect(await stored(session)).toEqual([
    "Person 1, interpreter",
    "Person 9, speaker",
    "Ada Rossi Coop 50, speaker",
  ]);
  await other.close();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a name nobody has is said at its row, what was typed stands there, and the right one is saved", async ({
    page,
  }) => {
    const { desk, session } = await makeCrowd(page);
    await field(desk, 1, "speaker").fill("Nobody Here");
    await field(desk, 1, "role").selectOption("chair");
    await field(desk, 2, "speaker").fill("person 7");
    await send(desk);
    await expect(desk.main.getByText("There is a problem")).toBeVisible();
    await expect(field(desk, 1, "speaker")).toHaveAccessibleDescription(new RegExp(UNKNOWN));
    expect(await shown(desk)).toEqual(["Person 1", "Nobody Here", "person 7"]);
    await expect(field(desk, 1, "role")).toHaveValue("chair");
    await field(desk, 1, "speaker").fill("Ada Rossi, Coop 51");
    await save(desk);
    expect(await stored(session)).toEqual([
      "Person 1, speaker",
      "Ada Rossi Coop 51, chair",
      "Person 7, speaker",
    ]);
  });
});
