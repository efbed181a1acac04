import { SIGN_IN_SECRETS } from "./people/rules/left-out";
import { type LeftOut, MOMENTARY } from "./platform/db/catalog";

/** What a backup leaves out, of the platform and of every noun. After a restore everybody signs in again. */
export const LEFT_OUT: LeftOut = { ...MOMENTARY, ...SIGN_IN_SECRETS };
