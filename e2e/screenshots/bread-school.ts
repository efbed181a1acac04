import type { Page } from "@playwright/test";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import type { EditionChoice } from "@/prisma/factories/schools";
import { makeDesk } from "../pages/desk.page";

/** Everybody and everything here is invented. */
const PEOPLE = [
  ["Anneliese Muster", "Bäckerei am Anger", "AT", "de"],
  ["Bruno Esempio", "Cooperativa Il Forno", "IT", "it"],
  ["Chiara Esempio", "Cooperativa Il Forno", "IT", "it"],
  ["Denise Exemple", "Fournil du Canal", "FR", "fr"],
  ["Eneko Ejemplo", "Panadería Común", "ES", "es"],
  ["Frida Beispiel", "Mühle Sonnenhof", "DE", "de"],
  ["Giorgia Esempio", "Cooperativa Semola", "IT", "it"],
  ["Hannes Muster", "Bäckerei am Anger", "AT", "de"],
  ["Irene Ejemplo", "Panadería Común", "ES", "es"],
  ["Jonas Beispiel", "Mühle Sonnenhof", "DE", "de"],
  ["Karin Esempio", "Cooperativa Semola", "IT", "de"],
  ["Luca Esempio", "Cooperativa Il Forno", "IT", "it"],
] as const;

const option = (value: string, en: string, it: string, limit?: number) => ({
  ...{ value, label: { en, it } },
  ...(limit === undefined ? {} : { limit }),
});

/** A small school of bakers, its owner at the desk, and the form it asks. */
export async function makeBreadSchool(page: Page, choice: EditionChoice = {}) {
  const made = await makeDesk(page, {
    ...{ title: { en: "Common bread 2027", it: "Pane comune 2027" }, city: "Gorizia", capacity: 12 },
    ...{ dates: ["2027-05-06", "2027-05-07"], undoSeconds: 600, ...choice },
  });
  const { edition, school, owner, organisation } = made;
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  await db().login.update({ where: { id: owner.id }, data: { name: "Livia Esempio" } });
  await db().organisation.update({ where: { id: organisation.id }, data: { name: "Bakers' Union" } });
  await db().school.update({
    where: { organisationId_id: { organisationId: organisation.id, id: school.id } },
    data: { title: { en: "School of common bread", it: "Scuola del pane comune" } },
  });
  const category = await makeCategory(edition, {
    ...{ name: { en: "Bakers", it: "Fornaie e fornai" }, quotaIds: [edition.rootQuotaId] },
  });
  const guests = await makeCategory(edition, {
    ...{ name: { en: "Guests", it: "Ospiti" }, quotaIds: [edition.rootQuotaId], approval: true },
  });
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en", "it"] }));
  const come = ([fullName, affiliation, country, language]: (typeof PEOPLE)[number], at: number, more = {}) =>
    makeRegistration(edition, category, {
      ...{
        fullName,
        affiliation,
        country,
        language,
        email: `${fullName.split(" ")[0]?.toLowerCase()}@example.org`,
      },
      ...{ submittedAt: new Date(Date.now() - (PEOPLE.length - at) * 7_400_000), ...more },
    });
  return { ...made, ids, category, guests, come };
}

/** The same with twelve people who come, and what they answered. */
export async function makeAnsweredSchool(page: Page) {
  const made = await makeBreadSchool(page);
  const asked = await askQuestions(made.edition);
  const say = (registration: { id: string }, question: { id: string }, value: string | string[]) =>
    db().answer.create({
      data: {
        ...{ organisationId: made.ids.organisationId, registrationId: registration.id },
        ...{ fieldVersionId: question.id, value },
      },
    });
  for (const [at, somebody] of PEOPLE.entries()) {
    const person = await made.come(somebody, at);
    await say(person, asked.way, at % 3 === 0 ? "train" : "bus");
    if (at % 3) await say(person, asked.stop, at % 2 ? "trieste" : "udine");
    await say(person, asked.days, at % 4 ? ["thu", "fri"] : ["fri"]);
    await say(person, asked.eats, (["all", "vegan", "all", "halal", "vegetarian"] as const)[at % 5] ?? "all");
  }
  return { ...made, ...asked };
}

/** Questions of its own: by which way, where, on which days, and what one eats. */
export async function askQuestions(edition: { organisationId: string; id: string }) {
  await makeQuestion(
    edition,
    { key: "arrival", kind: "heading" },
    {
      label: { en: "How you come", it: "Come arrivi" },
      hint: { en: "A bus goes from Trieste and Udine.", it: "Un pullman parte da Trieste e da Udine." },
      settings: { page: true },
    },
  );
  const way = await makeQuestion(
    edition,
    { key: "way", kind: "choice" },
    {
      label: { en: "How do you come?", it: "Come arrivi?" },
      purpose: { en: "So that the bus is large enough.", it: "Perché il pullman basti." },
      options: [option("bus", "Our bus", "Il nostro pullman", 9), option("train", "By train", "In treno")],
      required: true,
    },
  );
  const stop = await makeQuestion(
    edition,
    { key: "stop", kind: "choice" },
    {
      label: { en: "Where do you get on?" },
      options: [option("trieste", "Trieste", "Trieste"), option("udine", "Udine", "Udine")],
      condition: {
        match: "all",
        clauses: [{ about: "answer", question: "way", is: "one-of", values: ["bus"] }],
      },
      required: true,
    },
  );
  const days = await makeQuestion(
    edition,
    { key: "days", kind: "choices" },
    {
      label: { en: "On which days do you come?", it: "In quali giorni vieni?" },
      options: [
        option("thu", "Thursday 6 May", "Giovedì 6 maggio"),
        option("fri", "Friday 7 May", "Venerdì 7 maggio"),
      ],
    },
  );
  const eats = await makeQuestion(
    edition,
    { key: "eats", kind: "choice" },
    {
      label: { en: "What do you eat?", it: "Che cosa mangi?" },
      options: [
        option("all", "Everything", "Tutto"),
        option("vegetarian", "Vegetarian", "Vegetariano"),
        option("vegan", "Vegan", "Vegano"),
        option("halal", "Halal", "Halal"),
      ],
    },
  );
  await makeQuestion(
    edition,
    { key: "train", kind: "text", laterSince: new Date(), answerUntil: new Date("2027-04-30") },
    { label: { en: "Which train do you take?", it: "Che treno prendi?" } },
  );
  return { way, stop, days, eats };
}
