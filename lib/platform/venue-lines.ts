/** What is known of where something takes place; what is empty is not said. */
export interface Venue {
  venue?: string | null | undefined;
  address?: string | null | undefined;
  city?: string | null | undefined;
  /** The country's name in the reader's language. */
  country?: string | null | undefined;
}

/** "D-10115 ", "34121 ", "1012 AB ": what stands before a city. */
const POSTCODE = /^(?:[a-z]{1,3}-)?\d[\d ]{2,7}(?:[a-z]{2} )?\s*/;
/** " (TS)", " Cedex 08", " 11e": what stands behind it. */
const BEHIND = /\s*(?:\([^)]*\)|cedex(?: \d+)?|\d+(?:er?|ème)?)$/;

const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * The parts of a venue in the order in which they are read, each said once: no city behind an address that ends with it
 * ("Piazza Unità 1, 34121 Trieste"), none that is the country too ("Luxembourg"). A street may be called as its city is.
 */
export function venueLines({ venue, address, city, country }: Venue): string[] {
  const parts = [venue, address].map((part) => part?.trim() ?? "").filter((part) => part !== "");
  const said = city?.trim() ?? "";
  if (said !== "" && !parts.some((part) => namesCity(part, said))) parts.push(said);
  if (country) parts.push(country);
  const seen = new Set<string>();
  return parts.filter((part) => !seen.has(folded(part)) && seen.add(folded(part)));
}

/** Whether a part says the city: as one of its own parts, or behind a postcode at its end. */
export function namesCity(part: string, city: string): boolean {
  const said = folded(city);
  return folded(part)
    .split(/[,;\n·–|]/)
    .map((piece) => piece.trim())
    .some(
      (piece) =>
        piece.replace(POSTCODE, "").replace(BEHIND, "") === said ||
        piece === said ||
        (piece.endsWith(` ${said}`) && /\d{3,6}$/.test(piece.slice(0, -said.length).trim())),
    );
}
