import { addDays, dateColumn, localDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { makeQuestion, makeRegistration } from "../factories/registration";
import { makeEntrance } from "./entrance";

type Made = Awaited<ReturnType<typeof makeEntrance>>["edition"];
const HOUR = 3_600_000;

/** The options of what a kitchen asks. */
export const DIET_OPTIONS = ["vegan", "halal", "all"].map((value) => ({
  value,
  label: { en: value.toUpperCase() },
}));
/** What its people say, and what of that is told to whoever may not read it. */
export const DIETS = [...Array<string>(4).fill("vegan"), "halal", ...Array<string>(5).fill("all")];
export const DIET_GROUPS = ["vegan+halal 5", "all 5"];

/** Changes when people may register, and whether the edition takes place. */
export function setWindow(edition: Made, data: object) {
  return db().edition.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
    data: { publishedAt: new Date(), registrationOpensAt: new Date(Date.now() - 2 * HOUR), ...data },
  });
}

/** Ends registration an hour ago. */
export const close = (edition: Made) =>
  setWindow(edition, { registrationClosesAt: new Date(Date.now() - HOUR) });

/** Lets people register for an hour more. */
export const reopen = (edition: Made) =>
  setWindow(edition, { registrationClosesAt: new Date(Date.now() + HOUR) });

/** The edition was over so many days ago. */
export async function endedAgo({ organisationId, id: editionId }: Made, days: number): Promise<void> {
  await db().editionDay.deleteMany({ where: { organisationId, editionId } });
  const date = dateColumn(addDays(localDate(new Date(), "UTC"), -days));
  await db().editionDay.create({ data: { organisationId, editionId, date } });
}

/** Writes an answer as somebody gave it. */
export function say(
  { organisationId }: Pick<Made, "organisationId">,
  registration: { id: string },
  version: { id: string },
  value: string,
) {
  return db().answer.create({
    data: { organisationId, registrationId: registration.id, fieldVersionId: version.id, value },
  });
}

/** A question about diet; sensitive, unless the wording says otherwise. */
export function askDiet(edition: Made, wording: object = {}, field: object = {}) {
  return makeQuestion(
    edition,
    { kind: "choice", ...field },
    { label: { en: "Diet" }, options: DIET_OPTIONS, sensitive: true, ...wording },
  );
}

/** People with a place, one for each answer. */
export async function answering(
  edition: Made,
  category: { id: string },
  question: { id: string },
  said: readonly string[] = DIETS,
) {
  const people = [];
  for (const value of said) {
    const one = await makeRegistration(edition, category);
    await say(edition, one, question, value);
    people.push(one);
  }
  return people;
}

/** Ten people said what they eat, and registration has closed. */
export async function makeKitchen() {
  const world = await makeEntrance({ languages: ["en"], undoSeconds: 0 });
  const diet = await askDiet(world.edition);
  const people = await answering(world.edition, world.category, diet);
  await close(world.edition);
  return { ...world, diet, people };
}
export type Kitchen = Awaited<ReturnType<typeof makeKitchen>>;
