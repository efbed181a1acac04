import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import type { Filterable } from "@/lib/audiences/queries/filterable";
import type { PeopleView } from "@/lib/audiences/schema/people-view";
import { askedOnce, type RegistrationDetail, type RegistrationList } from "@/lib/participants/schema/filter";
import { formatCountry, tellCountries } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";
import { factWords } from "./applicant-words";
import { registrationSearch } from "./registration-address";
import { RegistrationsScreen } from "./registrations-screen";
import { setSubjects } from "./sets/subjects";

interface BodyProps {
  scope: EditionScope;
  list: RegistrationList;
  detail: RegistrationDetail | null;
  choices: {
    categories: { id: string; name: unknown; closedAt: Date | null }[];
    countries: string[];
    asksLater: boolean;
    answersEach: boolean;
  };
  filterable: Filterable;
  views: readonly PeopleView[];
  cutOff: ReadonlyArray<{ id: string }>;
  asked: Record<string, string | string[] | undefined>;
  mailNames: Readonly<Record<string, string>>;
}

/** What the table needs; kept apart from the page so that the page stays gate and gather. */
export async function RegistrationsPageBody(props: BodyProps) {
  const { scope, list, detail, choices, filterable, views, cutOff, asked, mailNames } = props;
  const [language, desk, registration, bulk] = await Promise.all([
    getLocale(),
    getTranslations("desk-registrations"),
    getTranslations("registration"),
    getTranslations("desk-bulk"),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  const search = registrationSearch(new URLSearchParams(askedOnce(asked)), {});
  const named = ({ id, name }: { id: string; name: unknown }) => ({
    value: id,
    label: localise(name, language, scope.languages)?.text ?? "–",
  });
  const categories = choices.categories.map(named);
  const countries = choices.countries
    .map((code) => ({ value: code, label: formatCountry(code, language) }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
  const { asksLater } = choices;
  const subjects = await setSubjects(scope, { filterable, categories, countries, mailNames, asksLater });
  const mayChange = may(scope, "change-registration");
  const open = mayChange ? choices.categories.filter((category) => category.closedAt === null) : [];
  return (
    <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-registrations", "desk-sets"]}>
      <RegistrationsScreen
        base={base}
        search={search}
        list={list}
        detail={detail}
        categories={categories}
        openCategories={open.map(named)}
        countries={countries}
        countryNames={tellCountries(language)}
        subjects={subjects}
        views={views}
        mayAct={may(scope, "annotate-registration")}
        cutOff={cutOff.map(({ id }) => id)}
        mayArrange={may(scope, "arrange-todos")}
        mayWrite={may(scope, "send-messages")}
        asksLater={asksLater}
        answersEach={choices.answersEach}
        forFewerText={bulk("will-show")}
        languages={scope.languages}
        language={language}
        mailNames={mailNames}
        factWords={factWords(desk, registration)}
        timeZone={scope.timeZone}
        address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
        may={{
          decide: may(scope, "decide-registration"),
          change: mayChange,
          confirm: may(scope, "confirm-person"),
          resend: may(scope, "decide-messages"),
          // Whoever runs the installation sees that a message left, never what it said.
          read: may(scope, "decide-messages") && scope.role !== "administrator",
          write: may(scope, "send-messages"),
        }}
        mayAdd={may(scope, "add-registration")}
        mayImport={may(scope, "import-registrations")}
        mayExport={may(scope, "export-registrations")}
        mayReadHistory={may(scope, "view-audit")}
      />
    </BrowserTexts>
  );
}
