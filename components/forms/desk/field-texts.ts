import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { formatLanguage, nameLanguage } from "@/lib/platform/dates/format";
import { listTimeZones } from "@/lib/platform/dates/zones";
import { formatCountry } from "@/lib/platform/i18n/countries";
import { loose } from "@/lib/platform/i18n/texts";
import type { SelectOption } from "../select-field";
import type { FieldTexts } from "./field-list";
import type { FieldLanguage } from "./use-field-language";

/** Labels and hints of fields: the form's own words first, then those all forms share. */
export async function fieldTexts(form: string): Promise<FieldTexts> {
  const t = loose(await getTranslations("desk-fields"));
  const place = (key: string) => (t.has(`${form}.${key}`) ? `${form}.${key}` : `shared.${key}`);
  const text = (key: string, values?: Record<string, string | number>) => t(place(key), values);
  return Object.assign(text, { has: (key: string) => t.has(place(key)) });
}

/** The languages of a localised field, named for the reader. */
export async function fieldLanguagesOf(languages: readonly string[]): Promise<FieldLanguage[]> {
  const language = await getLocale();
  return languages.map((tag) => ({
    tag,
    name: formatLanguage(tag, language),
    named: nameLanguage(tag, language),
  }));
}

/** The values of an enumeration as options, from "desk-fields.values.<name>". */
export async function optionsOf(
  name: string,
  values: readonly string[],
  blank?: string,
): Promise<SelectOption[]> {
  const t = loose(await getTranslations("desk-fields"));
  return [
    ...(blank ? [{ value: "", label: t(`values.${blank}`) }] : []),
    ...values.map((value) => ({ value, label: t(`values.${name}.${value}`) })),
  ];
}

/** ISO 3166-1 alpha-2. */
const COUNTRIES =
  "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VN XK YE ZA ZM ZW";

/** Every country as an option, named for the reader; the first is none. */
export async function countryOptions(): Promise<SelectOption[]> {
  const [language, t] = await Promise.all([getLocale(), getTranslations("desk-fields")]);
  const named = COUNTRIES.split(" ").map((value) => ({ value, label: formatCountry(value, language) }));
  named.sort((one, other) => one.label.localeCompare(other.label, language));
  return [{ value: "", label: t("values.none") }, ...named];
}

/** Every time zone as an option. */
export function zoneOptions(): SelectOption[] {
  return listTimeZones().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
