/** What a practice is filtered by. */
export interface FilterablePractice {
  country: string | null;
  theme: { key: string } | null;
  school: { slug: string };
  editions: ReadonlyArray<{ slug: string }>;
}

/** The filters by their names in the address, in the order they are offered. */
export const PRACTICE_FILTERS = ["school", "edition", "theme", "country"] as const;

/** What is asked for; "" is any. An edition is "{school}/{edition}". */
export type PracticeFilter = Record<(typeof PRACTICE_FILTERS)[number], string>;

export const NO_PRACTICE_FILTER: PracticeFilter = { school: "", edition: "", theme: "", country: "" };
const LONGEST = 200;

/** Reads a filter out of the parameters of an address. */
export function readPracticeFilter(parameter: (name: string) => string | null): PracticeFilter {
  const one = (name: string) => (parameter(name) ?? "").slice(0, LONGEST);
  return { school: one("school"), edition: one("edition"), theme: one("theme"), country: one("country") };
}

/** The practices that pass every filter, in their order. */
export function filterPractices<Practice extends FilterablePractice>(
  practices: readonly Practice[],
  { school, edition, theme, country }: PracticeFilter,
): Practice[] {
  return practices.filter(
    (practice) =>
      (!school || practice.school.slug === school) &&
      (!edition || practice.editions.some(({ slug }) => `${practice.school.slug}/${slug}` === edition)) &&
      (!theme || practice.theme?.key === theme) &&
      (!country || practice.country === country),
  );
}

/** Each value once, in the order in which it is met: what a list of filters offers. */
export function choicesOf<Choice extends { value: string }>(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
}

/** Others that somebody who reads this one may like: of its theme, then of its country, then as they come. */
export function relatedPractices<Practice extends FilterablePractice & { id: string }>(
  of: FilterablePractice & { id: string },
  all: readonly Practice[],
  most: number,
): Practice[] {
  const nearness = ({ theme, country }: FilterablePractice) =>
    (theme && theme.key === of.theme?.key ? 2 : 0) + (country && country === of.country ? 1 : 0);
  return all
    .filter(({ id }) => id !== of.id)
    .sort((one, other) => nearness(other) - nearness(one))
    .slice(0, most);
}
