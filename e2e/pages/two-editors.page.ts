import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { expect } from "../fixtures";
import { DeskPage, makeDesk, signInAs } from "./desk.page";

export const meanwhile = "Somebody else has saved this in the meantime";
export const noBody = "–";

/** Two organisers before one session with Ada and Bruno in it, each in a browser of her own. */
export async function makeTwo(page: Page) {
  const made = await makeDesk(page);
  const { login } = await makeMember(made.organisation, { role: "editor" });
  const other = await page.context().browser()?.newContext();
  if (!other) throw new Error("No browser for the second organiser");
  const second = await other.newPage();
  await signInAs(second, login);
  const session = await makeSession(made.edition, { title: { en: "Bread" } });
  for (const fullName of ["Ada", "Bruno", "Carla", "Dino"]) {
    const { id } = await makeSpeaker(made.edition, { fullName });
    if (fullName > "C") continue;
    await db().sessionPerson.create({
      data: {
        organisationId: made.organisation.id,
        sessionId: session.id,
        speakerId: id,
        role: "speaker",
        order: fullName === "Ada" ? 0 : 1,
      },
    });
  }
  const desks = [made.desk, new DeskPage(second, made.desk.address)] as const;
  for (const desk of desks) await desk.open(`programme/sessions/${session.id}`);
  return { ...made, desks, session, leave: () => other.close() };
}

/** A field of the n-th person. */
export const field = (desk: DeskPage, row: number, name: string) =>
  desk.main.locator(`[name='people.${row}.${name}']`);

/** Who stands in the form, with their roles. */
export const shown = async (desk: DeskPage) => {
  const rows = desk.main.locator("[name^='people.']");
  const chosen = await rows.evaluateAll((selects) =>
    (selects as HTMLSelectElement[]).map((select) =>
      select.name.endsWith(".role") ? select.value : (select.selectedOptions[0]?.label ?? ""),
    ),
  );
  return chosen.flatMap((name, index) =>
    index % 2 === 0 && name !== noBody ? [`${name}, ${chosen[index + 1]}`] : [],
  );
};

/** Who is stored, with their roles. */
export const stored = async (sessionId: string) => {
  const rows = await db().sessionPerson.findMany({
    where: { sessionId },
    orderBy: { order: "asc" },
    select: { role: true, speaker: { select: { fullName: true } } },
  });
  return rows.map(({ role, speaker }) => `${speaker.fullName}, ${role}`);
};

export const send = (desk: DeskPage) => desk.button("Save").first().click();
/** Saves, and it is stored. */
export const save = async (desk: DeskPage) => {
  await send(desk);
  await expect(desk.said("Saved.")).toBeVisible();
};
