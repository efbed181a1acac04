import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import { type ExampleIds, idOf } from "./insert-school";
import { ACCESS_ANSWERS, DIET_ANSWERS, FIELDS, TERMS } from "./upcoming/form";

export interface FormIds {
  /** Version ids by key. */
  terms: Map<string, string>;
  fields: Map<string, string>;
}

/** Writes what the example's form asks and what it lets people agree to. */
export async function insertForm(tx: Transaction, ids: ExampleIds): Promise<FormIds> {
  const { organisationId, editionId } = ids;
  const terms = new Map(TERMS.map((term) => [term.key, randomUUID()]));
  for (const { key, kind, text } of TERMS) {
    await tx.term.create({
      data: {
        organisationId,
        editionId,
        kind,
        key,
        versions: { create: { id: idOf(terms, key), number: 1, text } },
      },
    });
  }
  const fields = new Map(FIELDS.map((field) => [field.key, randomUUID()]));
  for (const [order, { key, kind, meaning, term, ...shown }] of FIELDS.entries()) {
    const readers = term === undefined ? "desk" : "trusted";
    const { id: fieldId } = await tx.field.create({
      data: { organisationId, editionId, key, kind, meaning, order, readers },
      select: { id: true },
    });
    await tx.fieldVersion.create({
      data: {
        ...shown,
        organisationId,
        id: idOf(fields, key),
        fieldId,
        number: 1,
        required: false,
        readers,
        sensitive: term !== undefined,
        termVersionId: term ? idOf(terms, term) : null,
      },
    });
  }
  return { terms, fields };
}

export interface Answering {
  id: string;
  language: string;
  /** Withdrawn people's sensitive answers are gone. */
  withdrawn: boolean;
  at: Date;
}

const EVERY_NEEDING_ACCESS = 17;
const EVERY_WITH_DIET = 11;

/** Writes what invented participants were told, agreed to and answered, the sensitive answers each with a consent of their own. */
export async function insertAnswers(
  tx: Transaction,
  { organisationId }: ExampleIds,
  form: FormIds,
  registrations: Answering[],
): Promise<void> {
  const consents: Array<{ id: string; registrationId: string; term: string; row: Answering }> = [];
  const answers: Array<{
    registrationId: string;
    field: string;
    value: string | string[];
    consent?: string;
  }> = [];
  const show = (row: Answering, term: string) => {
    const id = randomUUID();
    consents.push({ id, registrationId: row.id, term, row });
    return id;
  };
  for (const [index, row] of registrations.entries()) {
    show(row, "terms");
    if (row.language !== "it")
      answers.push({ registrationId: row.id, field: "interpreting", value: [row.language] });
    if (row.withdrawn) continue;
    const access = index % EVERY_NEEDING_ACCESS === 0 && dealt(ACCESS_ANSWERS, index / EVERY_NEEDING_ACCESS);
    if (access)
      answers.push({
        registrationId: row.id,
        field: "access",
        value: access,
        consent: show(row, "access"),
      });
    const diet = index % EVERY_WITH_DIET === 0 && dealt(DIET_ANSWERS, index / EVERY_WITH_DIET);
    if (diet)
      answers.push({ registrationId: row.id, field: "diet", value: diet, consent: show(row, "diet") });
  }
  await tx.consent.createMany({
    data: consents.map(({ id, registrationId, term, row }) => ({
      organisationId,
      id,
      registrationId,
      termVersionId: idOf(form.terms, term),
      language: row.language,
      givenAt: row.at,
      agreedAt: term === "terms" ? null : row.at,
    })),
  });
  const at = new Map(registrations.map((row) => [row.id, row.at]));
  await tx.answer.createMany({
    data: answers.map(({ registrationId, field, value, consent }) => ({
      organisationId,
      registrationId,
      fieldVersionId: idOf(form.fields, field),
      value,
      consentId: consent ?? null,
      answeredAt: at.get(registrationId) ?? new Date(0),
    })),
  });
}

function dealt(answers: readonly string[], turn: number): string {
  return answers[turn % answers.length] ?? "";
}
