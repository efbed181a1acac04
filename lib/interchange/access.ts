import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Principal } from "@/lib/access/policy";
import { findEditionForRole } from "@/lib/access/queries";

declare const byCommand: unique symbol;

export const BY_COMMAND = { kind: "command" } as const satisfies Principal;

/** Proof that the operator's command line works on one edition: whoever may run it owns the machine. */
export interface CommandEdition {
  readonly [byCommand]: true;
  readonly actor: Extract<Principal, { kind: "command" }>;
  readonly organisationId: string;
  readonly schoolId: string;
  readonly schoolSlug: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly timeZone: string;
  readonly languages: string[];
}

/** Who may import: an organiser at the desk, or the operator at the command line. */
export type ImportScope = EditionScope<"import-schedule"> | CommandEdition;

/** For `npm run convivio` only; null when there is no such edition. */
export async function findEditionForCommand(school: string, edition: string): Promise<CommandEdition | null> {
  const found = await findEditionForRole(school, edition);
  return found && ({ ...found, actor: BY_COMMAND } as CommandEdition);
}
