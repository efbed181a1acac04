/** Somebody as a list names them. */
export interface PastedPerson {
  name: string;
  /** Empty where the list says none. */
  affiliation: string;
}

/** By what a part of a list of names is known as where somebody comes from, and as nobody's name. */
const NO_NAME =
  /\b(?:coops?|co-ops?|coop\p{L}*|koop\p{L}*|genossenschaft\p{L}*|gmbh|ltd|inc|srl|s\.r\.l|universit\p{L}*|verein|verband|bund|federa\p{L}*|f[ée]d[ée]ra\p{L}*|federazione|association|associazione|asociaci[óo]n|network|r[ée]seau|rete|red|foundation|stiftung|fondazione|fundaci[óo]n|fondation|consor\p{L}*|lega|legacoop|institut\p{L}*|e\.\s?g|e\.\s?v)\b/iu;
/** As it is written within a line: a capital E is somebody's initial. */
const AND = /\s+(?:and|und|et|y|e|&|\+)\s+/u;

/**
 * People as they are written in a line or a cell: "Ada Neri (Consorzio); Bo Lund and Cy Roth (Beta)". Where one comes from
 * stands in brackets behind the name. A comma or an "and" parts people only where whole names stand on both sides:
 * "Ortega y Gasset" is one.
 */
export function readPeople(text: string): PastedPerson[] {
  return partsOf(text, /[;\n|]/u)
    .flatMap((part) => names(part))
    .map(personOf)
    .filter(({ name }) => /\p{L}/u.test(name));
}

/** People as the form writes them, to be read again. */
export function writePeople(people: readonly PastedPerson[]): string {
  return people.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name)).join("; ");
}

/** Says where people come from by the cell beside theirs: one for each, or one for all who have none. */
export function withAffiliations(people: readonly PastedPerson[], cell: string): PastedPerson[] {
  const all = cell
    .split(/[;\n|]/u)
    .map((part) => part.replace(/\s+/gu, " ").trim())
    .filter(Boolean);
  const each = people.length > 1 && all.length === people.length;
  const common = cell.replace(/\s+/gu, " ").trim();
  return people.map((person, at) =>
    person.affiliation ? person : { ...person, affiliation: tidy(each ? (all[at] ?? "") : common) },
  );
}

function names(part: string): string[] {
  const parts = partsOf(part, /,/u);
  const joined: string[] = [];
  for (const one of parts) {
    const last = joined.at(-1);
    if (last !== undefined && NO_NAME.test(one) && !last.includes("("))
      joined[joined.length - 1] = `${last} (${one})`;
    else joined.push(one);
  }
  const people =
    joined.length > 1 && joined.every(isWhole)
      ? joined
      : [joined.length > 1 ? part.trim() : (joined[0] ?? "")];
  return people.flatMap((one) => {
    const both = partsOf(one, AND);
    return both.length > 1 && both.every(isWhole) ? both : [one];
  });
}

/** More than one word, or brackets behind one: brackets alone are nobody. */
const isWhole = (text: string) =>
  /\p{L}/u.test(text.slice(0, Math.max(0, text.indexOf("(")))) || /^[^\s(]+\s+[^\s(]/u.test(text);

function personOf(text: string): PastedPerson {
  const found = /^([^()]*)\((.*)\)[^()]*$/su.exec(text);
  const name = found ? (found[1] ?? "") : text;
  return {
    name: tidy(name.replace(/[()]/gu, " ")),
    affiliation: tidy((found?.[2] ?? "").replace(/[();|]/gu, " ")),
  };
}

const tidy = (text: string) =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^[,:–—-]+\s*|\s*[,:–—-]+$/gu, "")
    .trim();

/** The parts of a text between marks that stand in no brackets. */
function partsOf(text: string, mark: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let outside = "";
  // What stands in brackets can't be a mark: it is looked for in a text of the same length without them.
  for (const letter of text) {
    if (letter === "(") depth += 1;
    outside += depth > 0 ? "x".repeat(letter.length) : letter;
    if (letter === ")" && depth > 0) depth -= 1;
  }
  let from = 0;
  for (const found of outside.matchAll(new RegExp(mark.source, `g${mark.flags}`))) {
    parts.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter(Boolean);
}
