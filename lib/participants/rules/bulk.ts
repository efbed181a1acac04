import { hasPlace, isWithin, type QuotaCount, takePlace } from "@/lib/places/rules/places";
import { isLive } from "@/lib/registration/rules/phases";
import type { RegistrationState, Verdict } from "@/prisma/generated/enums";
import type { BulkActName, Outcome } from "../schema/bulk";
import { isDecision } from "../schema/bulk";
import type { Decision } from "../schema/decision";
import { canDecide } from "./decisions";

/** What one must be allowed to for a bulk act. */
export function rightFor(
  act: BulkActName,
): "decide-registration" | "change-registration" | "annotate-registration" {
  if (isDecision(act)) return "decide-registration";
  return act === "category" ? "change-registration" : "annotate-registration";
}

/** Somebody a bulk act is for, as its preview looks at them. */
export interface BulkPerson {
  id: string;
  state: RegistrationState;
  verdict: Verdict | null;
  categoryId: string | null;
  quotaIds: readonly string[];
  takesPlace: boolean;
  tagged: boolean;
  memberId: string | null;
}

interface Asked {
  act: BulkActName;
  category: string | null;
  /** The quotas of that category. */
  categoryQuotas: readonly string[];
  member: string | null;
}

/**
 * What will happen to each, in the order they came, as places are now: nobody else is thought of. The acts judge anew, each in
 * its transaction; what has changed until then stands in the report.
 */
export function foreseen(
  people: readonly BulkPerson[],
  asked: Asked,
  counted: ReadonlyMap<string, QuotaCount>,
): Map<string, Outcome> {
  const quotas = new Map([...counted].map(([id, quota]) => [id, { ...quota }]));
  return new Map(people.map((person) => [person.id, foresee(person, asked, quotas)]));
}

function foresee(person: BulkPerson, asked: Asked, quotas: Map<string, QuotaCount>): Outcome {
  const { act } = asked;
  if (isDecision(act)) return foreseeDecision(person, act, quotas);
  if (act === "category") return foreseeMove(person, asked, quotas);
  if (act === "assign") return person.memberId === asked.member ? "already" : "done";
  if (act === "note") return "done";
  return person.tagged === (act === "tag") ? "already" : "done";
}

function foreseeDecision(person: BulkPerson, decision: Decision, quotas: Map<string, QuotaCount>): Outcome {
  if (!canDecide(decision, person.state)) return "already";
  if (decision !== "confirm" || person.state === "offered") return "done";
  // Who waits comes in by their position, and not by a click.
  if (person.state === "waitlisted") return "waits";
  const keeps = person.verdict === "approve";
  if (!(keeps ? isWithin(person.quotaIds, quotas) : hasPlace(person.quotaIds, quotas))) return "no-place";
  if (!keeps) takePlace(person.quotaIds, quotas);
  return "done";
}

function foreseeMove(
  person: BulkPerson,
  { category, categoryQuotas }: Asked,
  quotas: Map<string, QuotaCount>,
): Outcome {
  if (!isLive(person.state)) return "not-live";
  if (person.categoryId === category) return "already";
  if (!person.takesPlace) return "done";
  const wanted = categoryQuotas.filter((id) => !person.quotaIds.includes(id));
  if (!hasPlace(wanted, quotas)) return "no-place";
  takePlace(wanted, quotas);
  return "done";
}
