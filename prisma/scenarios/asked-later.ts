import { db } from "@/lib/platform/db/client";
import { answerLater } from "@/lib/registration/commands/answer-later";
import { SelfServiceAnswersSchema } from "@/lib/registration/schema/self-service";
import { makeQuestion, makeRegistration } from "../factories/registration";
import { linkScope } from "../testing/scopes";
import { makeEntrance } from "./entrance";

/** An edition that asks those with a place by which train they come, and must know. */
export async function makeAskedLater({ required = true } = {}) {
  const entrance = await makeEntrance({ languages: ["en", "it"], capacity: 100 });
  const { edition, category, ids } = entrance;
  const later = (version: Parameters<typeof makeQuestion>[2] = {}, choice: { answerUntil?: Date } = {}) =>
    makeQuestion(edition, { laterSince: new Date(), ...choice }, version);
  const train = await later({ required });
  const somebody = (choice: Parameters<typeof makeRegistration>[2] = {}) =>
    makeRegistration(edition, category, choice);
  /** Sends the page of the private link; `more` are fields of its form. */
  const answer = async (
    registrationId: string,
    answers: Record<string, string>,
    more: Record<string, string> = {},
  ) => {
    const { version } = await db().registration.findFirstOrThrow({ where: { id: registrationId } });
    const input = SelfServiceAnswersSchema.parse({
      ...{ locale: "en", token: "x".repeat(49), version: String(version) },
      ...Object.fromEntries(Object.entries(answers).map(([id, value]) => [`answers.${id}`, value])),
      ...more,
    });
    return answerLater(linkScope(ids, registrationId), input);
  };
  /** What somebody answered, by the wording. */
  const answersOf = async (registrationId: string) => {
    const rows = await db().answer.findMany({ where: { registrationId } });
    return Object.fromEntries(rows.map(({ fieldVersionId, value }) => [fieldVersionId, value]));
  };
  return { ...entrance, later, train, somebody, answer, answersOf };
}
