/** Stands where no category is chosen. */
const ANY = "any";
/** Characters of one part of an address; longer ones are nobody's (server/request-target.mjs). */
const PART = 250;

/** What a trial is known by: as which category, and what was typed so far. */
interface Typed {
  as: string | null;
  typed: string;
}

/** The address of a trial at the desk of an edition, without its language and its page. */
export function trialPath(address: { school: string; edition: string }, { as, typed }: Typed): string {
  const parts = typed.match(new RegExp(`.{1,${PART}}`, "g")) ?? [];
  return ["/organise", address.school, address.edition, "form/preview", as ?? ANY, ...parts].join("/");
}

/** The way back, from the parts behind "preview"; the page as it stands there. */
export function readTrialParts([as, ...parts]: readonly string[]): Typed & { page: string | undefined } {
  return { as: as === ANY ? null : (as ?? null), typed: parts.slice(0, -1).join(""), page: parts.at(-1) };
}
