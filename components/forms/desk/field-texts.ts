import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { formatLanguage, nameLanguage } from "@/lib/platform/dates/format";
import { listZonesNear } from "@/lib/platform/dates/zone-list";
import { listCountries } from "@/lib/platform/i18n/countries";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { loose } from "@/lib/platform/i18n/texts";
import type { SelectOption } from "../select-field";
import type { FieldTexts } from "./fields";
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

/** What is written and spoken in Europe's cooperatives, beside the site's own languages. */
const MORE_LANGUAGES =
  "bg ca cs cy da el et eu fi ga gl hr hu is lb lt lv mk mt nb nl pl pt ro sk sl sq sr sv tr uk ar".split(
    " ",
  );

/** Languages to tick, named for the reader: those that are stored, in their order, then the site's, then others by name. */
export async function languageOptions(stored: readonly string[]): Promise<SelectOption[]> {
  const reader = await getLocale();
  const option = (tag: string) => ({ value: tag, label: nameLanguage(tag, reader) });
  const others = MORE_LANGUAGES.map(option).sort((one, other) =>
    one.label.localeCompare(other.label, reader),
  );
  const tags = [...stored, ...LOCALES, ...others.map(({ value }) => value)];
  return [...new Set(tags)].map(option);
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

/** Every country as an option, named for the reader; the first is none. */
export async function countryOptions(): Promise<SelectOption[]> {
  const [language, t] = await Promise.all([getLocale(), getTranslations("desk-fields")]);
  return [{ value: "", label: t("values.none") }, ...listCountries(language)];
}

/**
 * Every time zone as an option, by the time its clocks show today: those first that are near to one.
 * @param near the zone that is stored, or proposed
 */
export function zoneOptions(near: string): SelectOption[] {
  const zones = listZonesNear(near, new Date()).map(({ zone, name }) => ({ value: zone, label: name }));
  // What is stored may be another name of a zone than this Node has.
  return zones.some(({ value }) => value === near) ? zones : [{ value: near, label: near }, ...zones];
}
