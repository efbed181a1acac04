import { brokenInvariants } from "@/lib/invariants";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db, type Reader } from "@/lib/platform/db/client";
import type { NewRegistration } from "@/lib/registration/commands/new-registration";
import { register } from "@/lib/registration/commands/register";
import { makeQuestion } from "../factories/registration";
import type { EditionChoice } from "../factories/schools";
import { newcomer } from "../testing/newcomer";
import { linkScope } from "../testing/scopes";
import { makeEntrance } from "./entrance";

/** The options of a question about the way there, as stored: the bus has so many places, the train as many as wanted. */
export const busOptions = (seats: number | null) => [
  { value: "bus", label: { en: "Our bus" }, ...(seats === null ? {} : { limit: seats }) },
  { value: "train", label: { en: "By train" } },
];

/** An edition that asks how somebody comes, with so many places on the bus. */
export async function makeBus(seats: number, choice: EditionChoice = {}) {
  const desk = await makeEntrance(choice);
  const { edition, ids, category } = desk;
  const question = await makeQuestion(
    edition,
    { key: "way", kind: "choice" },
    { label: { en: "How do you come?" }, options: busOptions(seats) },
  );
  const field = { organisationId: question.organisationId, id: question.fieldId };
  let coming = 0;
  const tryCome = async (way: string | null = "bus", more: Partial<NewRegistration> = {}) => {
    coming += 1;
    const who = { fullName: `Chiara Esempio ${coming}`, email: `chiara-${coming}@example.org` };
    const answers: Record<string, string> = way === null ? {} : { [question.id]: way };
    const input = newcomer({ ...ids, categoryId: category.id }, { ...who, answers, ...more });
    return placesTransaction(ids, (tx) => register(tx, input, { kind: "visitor" }));
  };
  const come = async (way: string | null = "bus") => {
    const result = await tryCome(way);
    if (!result.ok) throw new Error(result.reason);
    return linkScope(ids, result.value.registrationId);
  };
  const answers = () =>
    db().answer.findMany({
      where: { fieldVersion: { fieldId: question.fieldId }, registration: ids },
      orderBy: [{ registration: { submittedAt: "asc" } }, { registrationId: "asc" }],
      include: { registration: true },
    });
  /** How somebody comes and whether they have a place there: "bus", "bus?" for a wish, null where they said nothing. */
  const way = async ({ registrationId }: { registrationId: string }) => {
    const [answer] = (await answers()).filter((one) => one.registrationId === registrationId);
    if (!answer) return null;
    return answer.wished.includes(String(answer.value)) ? `${answer.value}?` : String(answer.value);
  };
  /** Who sits in the bus, counted by hand. */
  const seated = async () =>
    (await answers()).filter(
      ({ value, wished, registration: { state } }) =>
        value === "bus" && !wished.includes("bus") && (state === "confirmed" || state === "offered"),
    ).length;
  /** What of it breaks what must hold. */
  const broken = async (reader: Reader = db()) =>
    (await brokenInvariants(reader)).filter(({ ids: found }) => found.includes(question.fieldId));
  /** Whom mails tell that their wish came true. */
  const told = async () =>
    (await db().outboxMessage.findMany({ where: { ...ids, template: "option-given" } })).map(
      ({ registrationId }) => registrationId,
    );
  return { ...desk, question, field, come, tryCome, answers, way, seated, broken, told };
}
