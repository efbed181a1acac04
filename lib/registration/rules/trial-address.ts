import type { TrialPage } from "../schema/trial";
import { TRIAL_PAGES } from "../schema/trial";

/** Stands where no category is chosen. */
const ANY = "any";
/** Characters of one part of an address; longer ones are nobody's (server/request-target.mjs). */
const PART = 250;

/** What the address of a trial says. */
export interface TrialParts {
  as: string | null;
  typed: string;
  page: TrialPage;
}

/** The address of a trial within an edition's desk, without its page: category, then what was typed, in parts. */
export function trialPath(
  address: { school: string; edition: string },
  { as, typed }: Pick<TrialParts, "as" | "typed">,
): string {
  const parts = typed.match(new RegExp(`.{1,${PART}}`, "g")) ?? [];
  return ["/organise", address.school, address.edition, "form/preview", as ?? ANY, ...parts].join("/");
}

/** The way back; null for what is no page of it. */
export function readTrialParts(parts: readonly string[]): TrialParts | null {
  const [as, ...rest] = parts;
  const page = TRIAL_PAGES.find((one) => one === rest.at(-1));
  if (!as || !page) return null;
  return { as: as === ANY ? null : as, typed: rest.slice(0, -1).join(""), page };
}
