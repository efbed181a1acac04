import { regional } from "./locales";

/** ISO 3166-1 alpha-2, and XK as the European Union writes Kosovo. */
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
  "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO " +
  "JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR " +
  "MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO " +
  "RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV " +
  "TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

const known: ReadonlySet<string> = new Set(CODES.split(" "));

/** Whether a code is one of the list. */
export function isListedCountry(code: string): boolean {
  return known.has(code);
}

interface Country {
  value: string;
  label: string;
}

const made = new Map<string, readonly Country[]>();
const names = new Map<string, ReadonlyMap<string, string>>();

/** The names of all countries in a language as one text, in an order of their own: for `learnCountries` in a browser. */
export function tellCountries(language: string): string {
  return [...known].map((code) => formatCountry(code, language)).join("\n");
}

/**
 * From here on countries are called as the server calls them: a browser has names of its own, and one country would have two
 * on one page.
 */
export function learnCountries(language: string, told: string): void {
  if (names.has(language)) return;
  const labels = told.split("\n");
  names.set(language, new Map([...known].map((code, at) => [code, labels[at] ?? code])));
  made.delete(language);
}

/** Every country, the one list of them: its code, and its name in a language, in that alphabet's order. */
export function listCountries(language: string): readonly Country[] {
  let list = made.get(language);
  if (!list) {
    const order = new Intl.Collator(language);
    list = [...known]
      .map((value) => ({ value, label: formatCountry(value, language) }))
      .sort((one, other) => order.compare(one.label, other.label));
    made.set(language, list);
  }
  return list;
}

/** The name of a country (ISO 3166-1 alpha-2) in a language */
export function formatCountry(code: string, language: string): string {
  const told = names.get(language)?.get(code);
  return told ?? new Intl.DisplayNames([regional(language)], { type: "region" }).of(code) ?? code;
}
