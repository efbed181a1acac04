import { mergePeople } from "@/lib/participants/commands/merge-people";
import { partPeople } from "@/lib/participants/commands/part-people";
import { db } from "@/lib/platform/db/client";
import { makeRegistration } from "../factories/registration";
import type { EditionChoice } from "../factories/schools";
import { makePersonEmail } from "../testing/person-email";
import { makeEntrance } from "./entrance";

/** An edition in which one human is registered twice, under two names and addresses that were found to be alike. */
export async function makeTwoRecords(
  choice: EditionChoice & {
    states?: ["confirmed" | "waitlisted" | "pending", "confirmed" | "waitlisted" | "pending"];
  } = {},
) {
  const { states = ["confirmed", "confirmed"], ...rest } = choice;
  const entrance = await makeEntrance({ capacity: 2, ...rest });
  const { edition, category, ids, scope } = entrance;
  const [one, other] = [
    await makeRegistration(edition, category, { state: states[0], fullName: "Ida Esempio" }),
    await makeRegistration(edition, category, { state: states[1], fullName: "I. Esempio" }),
  ];
  await Promise.all([makePersonEmail(one), makePersonEmail(other)]);
  const [keptId, goneId] = [one.personId ?? "", other.personId ?? ""];
  const [personId = "", otherId = ""] = keptId < goneId ? [keptId, goneId] : [goneId, keptId];
  await db().personPair.create({ data: { organisationId: ids.organisationId, personId, otherId } });
  const row = (id: string) =>
    db().registration.findFirstOrThrow({ where: { organisationId: ids.organisationId, id } });
  const join = (stays: string = one.id, more: { tell?: boolean } = {}) =>
    mergePeople(scope as never, {
      ...{ registration: one.id, other: goneId, stays: [{ registration: stays }], tell: true },
      ...more,
    });
  const merge = () =>
    db().personMerge.findFirstOrThrow({
      where: { organisationId: ids.organisationId, goneId },
      orderBy: { mergedAt: "desc" },
    });
  const part = async (as = scope, above = false) =>
    partPeople(as as never, { registration: one.id, merge: (await merge()).id, above });
  return { ...entrance, one, other, keptId, goneId, row, join, merge, part };
}
