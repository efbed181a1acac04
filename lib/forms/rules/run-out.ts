import type { FieldKind } from "@/prisma/generated/enums";
import { severalLimits } from "./choice-kinds";

/**
 * Whether nobody might be able to answer a question one day: fewer of its options have no limit than must be chosen. Such a
 * question is not required; of one that was stored so before, `MUST_ANSWER` (queries/form-row.ts) says the same.
 * @param settings as stored
 */
export function mayRunOut(
  kind: FieldKind,
  options: ReadonlyArray<{ limit?: number }>,
  settings: unknown,
): boolean {
  if (kind !== "choice" && kind !== "choices") return false;
  const least = (kind === "choices" ? severalLimits(settings).min : null) ?? 1;
  return options.filter(({ limit }) => limit === undefined).length < least;
}
