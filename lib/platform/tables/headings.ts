/**
 * Headings of which no two are the same, as spreadsheets and whoever reads a file back need them: of several columns called
 * "Hotel" the second one is "Hotel (2)". Blank ones stay blank.
 * @param keyOf what two headings share that count as the same; spreadsheets look past case
 */
export function toldApart(
  headings: readonly string[],
  keyOf: (heading: string) => string = (heading) => heading.toLowerCase(),
): string[] {
  const all = new Set(headings.map(keyOf));
  const taken = new Set<string>();
  return headings.map((heading) => {
    if (heading === "") return heading;
    let own = heading;
    // A number that somebody gave to another heading is that one's.
    for (let number = 2; taken.has(keyOf(own)) || (own !== heading && all.has(keyOf(own))); number += 1)
      own = `${heading} (${number})`;
    taken.add(keyOf(own));
    return own;
  });
}

/** A heading of moments in our own files, "From (Europe/Rome)", without the zone. */
export const withoutZone = (heading: string): string => heading.replace(/ \((?:[\w+-]+\/[^()]+|UTC)\)$/, "");
