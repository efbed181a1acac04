import type { EditionScope } from "@/lib/access/access";
import type { CommandEdition } from "@/lib/interchange/access";

/** Who may import registrations: an organiser at the desk, or the operator at the command line. */
export type IntakeScope = EditionScope<"import-registrations"> | CommandEdition;
