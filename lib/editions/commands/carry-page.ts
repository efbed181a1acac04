import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { asJson } from "@/lib/platform/db/as-json";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/new-id";
import { HOSTS_IN_ORDER } from "../rules/hosts";

/** Which record of the new edition is made after which of the earlier one, by their ids. */
export type Carried = Map<string, string>;

/**
 * What an edition's page says one by one, made anew in another edition: access lines and questions with answers.
 * @returns the new records by the ids of those they are made after
 */
export async function carryPageItems(tx: Transaction, from: EditionIds, to: EditionIds): Promise<Carried> {
  const access = await tx.accessItem.findMany({ where: from });
  const carried: Carried = new Map(access.map(({ id }) => [id, newId()]));
  const idOf = (id: string) => carried.get(id) ?? id;
  await tx.accessItem.createMany({
    data: access.map(({ id, kind, title, text, order }) => ({
      ...{ ...to, id: idOf(id), kind, order },
      ...asJson({ title, text }),
    })),
  });
  return new Map([...carried, ...(await carryQuestions(tx, from, to))]);
}

/** Of these the questions with answers alone. */
export async function carryQuestions(tx: Transaction, from: EditionIds, to: EditionIds): Promise<Carried> {
  const questions = await tx.editionQuestion.findMany({ where: from });
  const carried: Carried = new Map(questions.map(({ id }) => [id, newId()]));
  await tx.editionQuestion.createMany({
    data: questions.map(({ id, question, answer, order }) => ({
      ...{ ...to, id: carried.get(id) ?? newId(), order },
      ...asJson({ question, answer }),
    })),
  });
  return carried;
}

/** Who held, supported and paid, in another edition: in the same order. */
export async function carryHosts(tx: Transaction, from: EditionIds, to: EditionIds): Promise<void> {
  const hosts = await tx.host.findMany({ where: from, orderBy: [...HOSTS_IN_ORDER] });
  await tx.host.createMany({
    data: hosts.map(({ name, url, role }, order) => ({ ...to, id: newId(), name, url, role, order })),
  });
}
