import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { choiceOfId, findChosen } from "@/lib/platform/choices";
import type { Transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { isUuid } from "@/lib/platform/uuid";
import { readSpeakerChoices } from "../queries/speaker-choices";
import type { NewSession } from "../schema/session";

type Rows = Pick<NewSession, "people" | "interpretations">;

/**
 * Who is meant in the rows of a session's form, as ids of this edition's own people. Whoever is not found, or may be
 * several, is refused as "field-errors", whose detail names the field in its row.
 */
export async function findPeople(
  tx: Transaction,
  scope: EditionScope,
  { people, interpretations }: Rows,
): Promise<Result<Rows, "field-errors">> {
  const chosen = [
    ...people.map(({ speaker, row }) => ({ field: `people.${row}.speaker`, typed: speaker })),
    ...interpretations.flatMap(({ speaker, row }) =>
      speaker ? [{ field: `interpretations.${row}.speaker`, typed: speaker }] : [],
    ),
  ];
  const typed = chosen.map((one) => one.typed);
  const choices = typed.every(isUuid)
    ? await readByIds(tx, scope, typed)
    : await readSpeakerChoices(tx, scope);
  const refusals = { unknown: "unknown-person", several: "same-name" };
  const { ids, fieldErrors } = findChosen(choices, chosen, refusals);
  if (Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
  return done({
    people: people.map((one) => ({ ...one, speaker: ids.get(one.speaker) ?? one.speaker })),
    interpretations: interpretations.map((one) => ({
      ...one,
      speaker: one.speaker ? (ids.get(one.speaker) ?? one.speaker) : null,
    })),
  });
}

async function readByIds(
  tx: Transaction,
  { organisationId, editionId }: EditionScope,
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  const where = { organisationId, editionId, id: { in: [...ids] } };
  const found = await tx.speaker.findMany({ where, select: { id: true } });
  return found.map(choiceOfId);
}
