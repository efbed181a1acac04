import { randomUUID } from "node:crypto";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { db } from "@/lib/platform/db/client";
import { keepFile } from "@/lib/registration/commands/answer-files";
import { changeRegistration } from "@/lib/registration/commands/change-registration";
import { saveEnrolment } from "@/lib/registration/commands/drafts";
import { submitDraft } from "@/lib/registration/commands/submit-draft";
import type { DraftScope } from "@/lib/registration/policy";
import { EnrolmentSchema } from "@/lib/registration/schema/draft";
import { SelfServiceChangeSchema } from "@/lib/registration/schema/self-service";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeForm } from "@/prisma/scenarios/register-form";
import { linkScope } from "@/prisma/testing/scopes";

/** What somebody sends. */
export const PDF = Buffer.from("%PDF-1.7\nwhy I come");
/** A file as a browser hands it on. */
export const fileOf = (bytes: Uint8Array, name = "Why I come.pdf") => new File([new Uint8Array(bytes)], name);

/**
 * An open edition that asks one question of its own, to be answered with a file by whoever comes by bus, and those who
 * answer it.
 */
export async function makeFileForm() {
  const made = await makeForm();
  const { ids } = made;
  await db().field.updateMany({ where: ids, data: { retiredAt: new Date() } });
  const edition = { organisationId: ids.organisationId, id: ids.editionId } as never;
  const bus = await makeQuestion(edition, { key: "bus", kind: "yes_no" });
  const version = await makeQuestion(
    edition,
    { key: "letter", kind: "file" },
    {
      settings: { groups: ["pdf", "photo"], largest: 1 },
      condition: { clauses: [{ about: "answer", question: "bus", is: "one-of", values: ["yes"] }] },
    },
  );
  const questions = await listAskedQuestions(db(), ids, "en", ["en"]);

  async function draft(): Promise<DraftScope> {
    const begun = await made.begin({ key: randomUUID(), email: `${randomUUID()}@example.org` });
    if (!begun.ok) throw new Error(begun.reason);
    return { ...made.draftScope(begun.value.registrationId), questions };
  }
  const senderOf = ({ registrationId }: { registrationId: string }) => ({ ...ids, registrationId });
  /** @returns the answer that names what was sent */
  async function sent(scope: { registrationId: string }, bytes: Uint8Array = PDF, name?: string) {
    const kept = await keepFile(senderOf(scope), version.id, fileOf(bytes, name));
    if (!kept.ok) throw new Error(kept.reason);
    return kept.value;
  }
  const asAnswers = (answers: Record<string, string>) => ({
    ...Object.fromEntries(Object.entries(answers).map(([id, value]) => [`answers.${id}`, value])),
    [`shown.${version.id}`]: "on",
  });
  const save = (scope: DraftScope, answers: Record<string, string>) =>
    saveEnrolment(
      scope,
      EnrolmentSchema.parse({
        ...{ locale: "en", draft: "x".repeat(49), category: made.category.id },
        ...asAnswers(answers),
      }),
    );
  const submit = (scope: DraftScope) => submitDraft(scope, { locale: "en", draft: "", asked: false });
  /** Somebody who sent one, with their scopes. */
  async function registered(bytes?: Uint8Array) {
    const scope = await draft();
    const value = await sent(scope, bytes);
    for (const step of [() => save(scope, { [bus.id]: "yes", [version.id]: value }), () => submit(scope)]) {
      const stepped = await step();
      if (!stepped.ok) throw new Error(stepped.reason);
    }
    return { scope, value, link: linkScope(ids, scope.registrationId) };
  }
  const rows = (registrationId: string) => db().answerFile.findMany({ where: { registrationId } });
  /** Behind the private link. */
  async function change({ registrationId }: { registrationId: string }, answers: Record<string, string>) {
    const row = await db().registration.findFirstOrThrow({ where: { id: registrationId } });
    return changeRegistration(
      linkScope(ids, registrationId),
      SelfServiceChangeSchema.parse({
        ...{ locale: "en", token: "x".repeat(49), fullName: "Chiara Esempio", language: "it" },
        ...{ affiliation: "", country: "IT", version: String(row.version) },
        ...asAnswers(answers),
      }),
    );
  }
  return { ...made, bus, version, draft, senderOf, sent, save, submit, registered, rows, change };
}
