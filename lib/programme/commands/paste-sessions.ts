import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange } from "@/lib/edits/commands/record-edit";
import { matchPerson } from "@/lib/people/commands/match-person";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { readPasteFacts } from "../queries/pasted";
import { personKey } from "../rules/pasted-match";
import type { PastedPerson } from "../rules/pasted-people";
import { type JudgedRow, judgeRows, newPeople } from "../rules/pasted-rows";
import type { TypedRow } from "../schema/pasted";
import { SESSION } from "./edit-session";
import { SPEAKER } from "./edit-speaker";

type Scope = EditionScope<"import-schedule">;

export interface SavedList {
  /** The language the titles are in. */
  language: string;
  rows: readonly TypedRow[];
}

/**
 * Makes the sessions of a list and the people in them who are not there yet, all or none of them, as one act that can be
 * taken back. Who is meant is found anew: since the list was shown somebody else may have come.
 * @returns the act, and what it made
 */
export async function pasteSessions(
  scope: Scope,
  { language, rows }: SavedList,
): Promise<Result<{ batch: string; sessions: number; people: number }, "wrong-rows" | "nothing-pasted">> {
  const { organisationId, editionId } = scope;
  if (!scope.languages.includes(language)) throw new AppError("bad-request");
  if (rows.length === 0) return refused("nothing-pasted");
  const form: TwinForm = {
    act: "paste-sessions",
    input: { language, rows },
    find: (tx, { batch }) => stillMade(tx, scope, String(batch)),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      await lockEdition(tx, scope);
      // Whoever is not here yet is found among everybody the organisation knows when they are made (`matchPerson`).
      const judged = judgeRows(rows, await readPasteFacts(tx, scope));
      const wrong = judged.filter(({ problems }) => Object.keys(problems).length > 0).length;
      if (wrong > 0) return refused("wrong-rows", { count: wrong });
      const people = await makeSpeakers(tx, scope, newPeople(judged));
      const made = await makeSessions(tx, scope, language, judged, people.ids);
      const batch = await recordAct(tx, {
        ...{ cause: scope.actor, act: "paste-sessions", objectKind: "edition", objectId: editionId },
        ...{ organisationId, editionId },
        values: [
          { field: "count", after: made.length },
          { field: "sessions", after: made },
          { field: "people", after: people.made },
        ],
      });
      return done({ batch, sessions: made.length, people: people.made.length });
    }),
  );
}

/** Whether the same list sent twice has to be made once: what it made the first time was not taken back since. */
async function stillMade(tx: Transaction, { organisationId, editionId }: Scope, batch: string) {
  const entry = await tx.auditEntry.findFirst({
    where: { id: batch, organisationId, editionId },
    select: { values: { where: { field: "sessions" }, select: { after: true } } },
  });
  const ids = entry?.values[0]?.after;
  if (!Array.isArray(ids)) return null;
  return tx.session.findFirst({
    where: { organisationId, editionId, id: { in: ids.map(String) }, deletedAt: null },
    select: { id: true },
  });
}

/** @returns the speakers by `personKey`, and the ids of those who were made: somebody known may be here under another spelling */
async function makeSpeakers(tx: Transaction, scope: Scope, people: readonly PastedPerson[]) {
  const { organisationId, editionId } = scope;
  const here = { organisationId, editionId };
  const { _max } = await tx.speaker.aggregate({ where: here, _max: { number: true } });
  let number = _max.number ?? 0;
  const ids = new Map<string, string>();
  const made: string[] = [];
  for (const person of people) {
    const { name: fullName, affiliation } = person;
    const [language] = scope.languages;
    const known = { organisationId, fullName, email: null, affiliation, country: null };
    const personId = await matchPerson(tx, { ...known, ...(language ? { language } : {}) });
    const twin = await tx.speaker.findFirst({ where: { ...here, personId }, select: { id: true } });
    if (twin) {
      ids.set(personKey(person), twin.id);
      continue;
    }
    number += 1;
    const content = { fullName, affiliation };
    const { id } = await tx.speaker.create({
      data: { ...here, personId, number, ...content },
      select: { id: true },
    });
    await recordChange(tx, scope, SPEAKER, null, { act: "create-speaker", id, after: content, personId });
    ids.set(personKey(person), id);
    made.push(id);
  }
  return { ids, made };
}

async function makeSessions(
  tx: Transaction,
  scope: Scope,
  language: string,
  rows: readonly JudgedRow[],
  added: ReadonlyMap<string, string>,
): Promise<string[]> {
  const { organisationId, editionId } = scope;
  const here = { organisationId, editionId };
  const { _max } = await tx.session.aggregate({ where: here, _max: { number: true } });
  const made: string[] = [];
  for (const { typed, minutes, people } of rows) {
    const number = (_max.number ?? 0) + made.length + 1;
    const title = { [language]: typed.title };
    const content = { title, kind: typed.kind, themeId: typed.theme, languages: [language], minutes };
    const { id } = await tx.session.create({ data: { ...here, number, ...content }, select: { id: true } });
    const speakers = people.map((person) => person.speakerId ?? added.get(personKey(person)) ?? "");
    await tx.sessionPerson.createMany({
      data: [...new Set(speakers)].map((speakerId, order) => ({
        ...{ organisationId, sessionId: id, speakerId, role: "speaker" as const, order },
      })),
    });
    await recordChange(tx, scope, SESSION, null, { act: "create-session", id, after: content });
    made.push(id);
  }
  return made;
}
