import { createHash } from "node:crypto";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import type { Turns } from "@/lib/platform/in-turns";
import { nameKey } from "@/lib/platform/text";
import { isLive } from "@/lib/registration/rules/phases";
import {
  CHANGEABLE,
  type IntakePlan,
  type JudgedRow,
  type Known,
  type KnownRegistration,
  type PlannedChange,
} from "../schema/intake-plan";
import type { Cells } from "./cells";
import type { JudgedRows } from "./judge-rows";
import { notAsked } from "./not-asked";
import type { IntakeOffer } from "./offer";

/** Under this a row is somebody: one address and one name, however either is spelled. */
export function personKey({ email, fullName }: { email: string; fullName: string }): string {
  return `${emailKeysOf(email)[0]} ${nameKey(fullName)}`;
}

/**
 * What each judged row does, beside what is there. Somebody is known by address and name, or as the person whom the
 * organisation knows under both; a row changes only what it says. Who is registered and whose registration has ended is
 * left alone.
 */
export function* planIntake(
  rows: number,
  judged: JudgedRows,
  known: Known,
  { cells, questions, categories }: Pick<IntakeOffer, "questions" | "categories"> & { cells: Cells },
): Turns<IntakePlan> {
  const plan: IntakePlan = {
    rows,
    arrivals: [],
    changes: [],
    unchanged: 0,
    repeated: [],
    ended: [],
    wrong: [...judged.wrong],
    wrongRows: 0,
  };
  const meet = meeting(known);
  const earlier = new Map<string, JudgedRow>();
  for (const row of judged.rows) {
    yield;
    const met = meet(row);
    const whose = met.registration?.id ?? met.personId ?? personKey(row.applicant);
    const before = earlier.get(whose);
    if (before) {
      if (sameContent(before, row)) plan.repeated.push(row.line);
      else plan.wrong.push(cells.wrong(row.line, "email", "twice", String(before.line)));
      continue;
    }
    earlier.set(whose, row);
    const needless = notAsked(row, met.registration, questions);
    plan.wrong.push(...needless.map(({ key }) => cells.wrong(row.line, `answer.${key}`, "not-asked")));
    if (needless.length > 0) continue;
    if (!met.registration)
      plan.arrivals.push({
        ...row,
        personId: met.personId,
        perhaps: known.alike[personKey(row.applicant)] ?? [],
        answered: categories.some(({ id, approval }) => approval && id === row.categoryId),
      });
    else if (!isLive(met.registration.state)) plan.ended.push(row.line);
    else {
      const change = changeOf(row, met.registration);
      if (change) plan.changes.push(change);
      else plan.unchanged += 1;
    }
  }
  plan.wrong.sort((one, other) => one.line - other.line);
  plan.wrongRows = new Set(plan.wrong.map(({ line }) => line)).size;
  return plan;
}

/** Whom a row means: a live registration before one that has ended. */
function meeting({ registrations, persons }: Known) {
  const byKey = new Map<string, KnownRegistration>();
  const byPerson = new Map<string, KnownRegistration>();
  const live = registrations.filter(({ state }) => isLive(state));
  for (const one of [...registrations, ...live]) {
    byKey.set(`${emailKeysOf(one.emailKey)[0]} ${one.nameKey}`, one);
    if (one.personId) byPerson.set(one.personId, one);
  }
  return ({ applicant }: JudgedRow) => {
    const key = personKey(applicant);
    const personId = Object.hasOwn(persons, key) ? (persons[key] ?? null) : null;
    const named = byKey.get(key);
    const same = personId === null ? undefined : byPerson.get(personId);
    const registration = named && isLive(named.state) ? named : (same ?? named ?? null);
    return { personId, registration };
  };
}

function sameContent(one: JudgedRow, other: JudgedRow): boolean {
  const { line: _first, ...mine } = one;
  const { line: _second, ...theirs } = other;
  return JSON.stringify(mine) === JSON.stringify(theirs);
}

function changeOf(row: JudgedRow, known: KnownRegistration): PlannedChange | null {
  const said = { ...row.applicant, mode: row.mode };
  const differing = ([...CHANGEABLE, "mode"] as const).filter(
    (field) => row.said.includes(field) && said[field] !== known[field],
  );
  const moves = row.said.includes("category") && row.categoryId !== known.categoryId;
  const answers = Object.entries(row.answers).filter(
    ([versionId, value]) =>
      !Object.hasOwn(known.answers, versionId) ||
      JSON.stringify(known.answers[versionId]) !== JSON.stringify(value),
  );
  if (differing.length === 0 && !moves && answers.length === 0) return null;
  return {
    line: row.line,
    registrationId: known.id,
    name: row.applicant.fullName,
    version: known.version,
    set: Object.fromEntries(differing.map((field) => [field, said[field]])),
    before: Object.fromEntries(differing.map((field) => [field, known[field]])),
    category: moves ? { before: known.categoryId, after: row.categoryId } : null,
    answers: Object.fromEntries(answers),
  };
}

/** What somebody agreed to when they saw a plan. */
export function intakeHash(plan: IntakePlan): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}

/** Which rows with somebody who may be on the list already are other people: these lines, or all. */
export type Others = ReadonlySet<number> | "all";

/** The plan as it was decided: whoever may be on the list and was not said to be another person stays out. */
export function decided(plan: IntakePlan, others: Others): IntakePlan {
  const arrivals = plan.arrivals.filter(
    ({ line, perhaps }) => perhaps.length === 0 || others === "all" || others.has(line),
  );
  return { ...plan, arrivals };
}

/** Whether an import would write nothing. */
export function doesNothing({ arrivals, changes }: IntakePlan): boolean {
  return arrivals.length === 0 && changes.length === 0;
}
