import type { EditionScope } from "@/lib/access/access";
import { mayReadAnswers, type Rights } from "@/lib/access/policy";
import type { CommandEdition } from "@/lib/interchange/access";
import type { AnswerReaders } from "@/prisma/generated/enums";

/** Who may import registrations: an organiser at the desk, or the operator at the command line. */
export type IntakeScope = EditionScope<"import-registrations"> | CommandEdition;

/** What whoever imports may do at the desk; null: whoever may run the command line owns the machine. */
export function rightsOf(scope: IntakeScope): Rights | null {
  return "role" in scope ? scope : null;
}

/** Whether whoever imports may read such answers: an import tells what they were, by what it would change. */
export function readsHere(scope: IntakeScope, readers: AnswerReaders): boolean {
  const rights = rightsOf(scope);
  return rights === null || mayReadAnswers(rights, readers);
}
