import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { transaction } from "@/lib/platform/db/client";
import { makeCategory } from "../factories/registration";
import type { EditionChoice } from "../factories/schools";
import { makeDesk } from "./desk";

/** An edition that people register for: one category, whose places are those of the whole. */
export async function makeEntrance(choice: EditionChoice = {}) {
  const desk = await makeDesk(choice);
  const category = await makeCategory(desk.edition, { quotaIds: [desk.edition.rootQuotaId] });
  return { ...desk, category };
}

/** The same, and it asks what every new edition asks. */
export async function makeAskingEntrance(choice: EditionChoice = {}) {
  const entrance = await makeEntrance(choice);
  await transaction((tx) => createStandardForm(tx, { ...entrance.ids, languages: ["en", "it"] }));
  return entrance;
}
