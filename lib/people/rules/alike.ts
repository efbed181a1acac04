import { nameKey } from "@/lib/platform/name-key";

/** What is known of a record for saying whether it is like another one. */
export interface Alike {
  nameKey: string;
  /** Keys of addresses. */
  emails: readonly string[];
  affiliations: readonly string[];
}

/** Slips of typing in an address that still lead to the same one. */
const MOST_SLIPS = 2;
/** Shorter ones are another's too often: "ann" and "anna". */
const LEAST_LETTERS = 5;

/**
 * Whether two records of one organisation may be one human, so that an organiser is asked: one name, and the same cooperative
 * or addresses that look alike; or one address, and names of which one is the other in short or with a slip.
 */
export function mayBeOne(one: Alike, other: Alike): boolean {
  if (one.nameKey === "" || other.nameKey === "") return false;
  if (one.nameKey === other.nameKey)
    return sharesAffiliation(one, other) || some(one.emails, other.emails, looksLike);
  return some(one.emails, other.emails, (a, b) => a === b) && isShortFor(one.nameKey, other.nameKey);
}

/**
 * Whether somebody who is to be added may be one of the list, so that an organiser is asked. Who has the same name and says no
 * cooperative may be anybody of that name.
 */
export function mayBeListed(said: Alike, listed: Alike): boolean {
  if (mayBeOne(said, listed)) return true;
  const says = ({ affiliations }: Alike) => affiliations.some((name) => nameKey(name) !== "");
  return said.nameKey !== "" && said.nameKey === listed.nameKey && !(says(said) && says(listed));
}

/** Whether somebody may have meant the one address and typed the other. */
export function looksLike(one: string, other: string): boolean {
  const [name, domain] = halves(one);
  const [otherName, otherDomain] = halves(other);
  if (domain === otherDomain) return mayBeSlip(name, otherName);
  if (name !== otherName) return false;
  // "gmial.com", "gmail.con"; and the same house under another ending.
  return mayBeSlip(domain, otherDomain) || house(domain) === house(otherDomain);
}

function mayBeSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const most = shorter < LEAST_LETTERS ? 0 : shorter < 2 * LEAST_LETTERS ? 1 : MOST_SLIPS;
  // Numbers are chosen: "maria1" and "maria2" are two people.
  return one.replace(/\d/g, "") !== other.replace(/\d/g, "")
    ? countSlips(one, other, most) <= most
    : one === other;
}

/** Whether one name is the other in short ("J. Müller"), in another order, or with one slip. */
function isShortFor(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  if (!a || !b) return false;
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...more];
  const found = fewer.every((part) => {
    const at = left.findIndex((full) => full === part || (part.length === 1 && full.startsWith(part)));
    const short = at >= 0 ? at : left.findIndex((full) => full.length === 1 && part.startsWith(full));
    if (short >= 0) left.splice(short, 1);
    return short >= 0;
  });
  if (found) return fewer.some((part) => part.length > 1 && more.includes(part));
  return Math.min(one.length, other.length) > LEAST_LETTERS && countSlips(one, other, 1) <= 1;
}

function sharesAffiliation(one: Alike, other: Alike): boolean {
  const keys = (names: readonly string[]) => names.map(nameKey).filter(Boolean);
  return some(keys(one.affiliations), keys(other.affiliations), (a, b) => a === b);
}

const some = (
  ones: readonly string[],
  others: readonly string[],
  is: (one: string, other: string) => boolean,
) => ones.some((one) => others.some((other) => is(one, other)));

const halves = (address: string): [string, string] => {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
};
const house = (domain: string) => domain.slice(0, domain.lastIndexOf("."));

/** Letters typed too much, too few, wrongly or two the wrong way round; more than `most` is `most + 1`. */
export function countSlips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const crossed =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (crossed) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return Math.min(last[other.length] ?? 0, most + 1);
}
