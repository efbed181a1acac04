import { CONDITIONS } from "./conditions";
import { DOORS } from "./door";
import { EDITS } from "./edits";
import { ACTION_GATES, LINK_GATES } from "./gates";
import { INTAKE } from "./intake";
import { LATER } from "./later";
import { ENDS, RAISED } from "./limits";
import { LOCKS, SERVER_LOCKS } from "./locks";
import type { Mutant } from "./mutant";
import { OPTIONS } from "./options";
import { RIGHTS, STANDINGS } from "./rights";
import { SCOPES } from "./scopes";
import { TOTALS } from "./totals";
import { TRIALS } from "./trial";

/** All that is done to the product at night. */
export const MUTANTS: Mutant[] = [
  ...RIGHTS,
  ...STANDINGS,
  ...ACTION_GATES,
  ...LINK_GATES,
  ...RAISED,
  ...ENDS,
  ...LOCKS,
  ...SERVER_LOCKS,
  ...SCOPES,
  ...DOORS,
  ...EDITS,
  ...OPTIONS,
  ...CONDITIONS,
  ...TOTALS,
  ...INTAKE,
  ...LATER,
  ...TRIALS,
];
