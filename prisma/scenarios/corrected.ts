import { correctRegistration } from "@/lib/participants/commands/correct-registration";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import type { NewRegistration } from "@/lib/registration/commands/new-registration";
import { register } from "@/lib/registration/commands/register";
import { findMyPage } from "@/lib/registration/queries/my-registration";
import { correcting } from "../testing/correcting";
import { asTheyLeave } from "../testing/leaving";
import { newcomer } from "../testing/newcomer";
import { correctionScope, linkScope } from "../testing/scopes";
import { makeAskingEntrance } from "./entrance";

/** What somebody answered of health. */
export const DIET = "neither celery nor leek";

/** An edition whose organiser corrects who registered, and what everybody sees of it then. */
export async function makeCorrecting() {
  const entrance = await makeAskingEntrance();
  const { edition, ids, category, scope: desk, organisation, school } = entrance;
  const diet = await db().fieldVersion.findFirstOrThrow({ where: { field: { ...ids, key: "diet" } } });
  const mark = crypto.randomUUID().slice(0, 8);
  const old = `adda-${mark}@example.org`;
  const right = `ada-${mark}@example.org`;
  const come = async (fullName: string, email: string, more: Partial<NewRegistration> = {}) => {
    const person = newcomer({ ...ids, categoryId: category.id }, { fullName, email, another: true, ...more });
    const result = await placesTransaction(ids, (tx) => register(tx, person, { kind: "visitor" }));
    if (!result.ok) throw new Error(result.reason);
    return result.value.registrationId;
  };
  const eats = { answers: { [diet.id]: DIET }, sensitive: { [diet.id]: diet.termVersionId ?? "" } };
  const row = (id: string) => db().registration.findFirstOrThrow({ where: { ...ids, id } });
  const correct = async (id: string, change: Parameters<typeof correcting>[1] = { email: right }) => {
    return correctRegistration(desk, correcting(await row(id), change));
  };
  const lastCorrection = async (registrationId: string) => {
    const { id } = await db().correction.findFirstOrThrow({
      where: { registrationId },
      orderBy: { createdAt: "desc" },
    });
    return correctionScope(ids, registrationId, id);
  };
  const page = (id: string) =>
    findMyPage("it", { ...linkScope(ids, id), schoolSlug: school.slug, editionSlug: edition.slug });
  const eaten = async (id: string) => (await page(id))?.registration.answers.map(({ value }) => value);
  const since = async (registrationId: string) => {
    const mails = await db().outboxMessage.findMany({
      where: { registrationId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    const leaving = await asTheyLeave(mails);
    return mails
      .map(({ template, state }, at) => `${template} ${state} ${leaving[at]?.recipient}`)
      .filter((mail) => !mail.startsWith("registration-confirmed"));
  };
  return {
    ...{ edition, ids, desk, organisation, school, diet, old, right, mark, eats },
    ...{ come, row, correct, lastCorrection, page, eaten, since },
  };
}
