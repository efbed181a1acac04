import "server-only";
import { getTranslations } from "next-intl/server";
import { setText, type TellSet } from "@/components/participants/desk/sets/filter-text";
import { setSubjects } from "@/components/participants/desk/sets/subjects";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { listRegistrationChoices } from "@/lib/participants/queries/list";
import { formatCountry } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";

const NOBODY: TellSet = () => null;

/**
 * How the sets of an edition are called to a reader, by what they may look through on the list.
 * @param isAsked whether any set is to be told: else nothing is read
 */
export async function setTeller(
  scope: EditionScope,
  locale: string,
  mailNames: Readonly<Record<string, string>>,
  isAsked = true,
): Promise<TellSet> {
  if (!isAsked || !may(scope, "view-registrations")) return NOBODY;
  const reader = scope as EditionScope<"view-registrations">;
  const [filterable, choices, t] = await Promise.all([
    listFilterable(reader),
    listRegistrationChoices(reader),
    getTranslations({ locale, namespace: "desk-sets" }),
  ]);
  const subjects = await setSubjects(
    scope,
    {
      filterable,
      categories: choices.categories.map(({ id, name }) => ({
        value: id,
        label: localise(name, locale, scope.languages)?.text ?? "–",
      })),
      countries: choices.countries.map((code) => ({ value: code, label: formatCountry(code, locale) })),
      mailNames,
      asksLater: choices.asksLater,
    },
    locale,
  );
  return (filters) => setText(filters, subjects, t, locale);
}
