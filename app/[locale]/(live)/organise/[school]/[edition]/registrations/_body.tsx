import { getLocale, getTranslations } from "next-intl/server";
import { RegistrationsScreen } from "@/components/desk/registrations/registrations-screen";
import { changedAddress } from "@/components/desk/registrations/table-address";
import { Icon } from "@/components/ui/icon";
import { formatCountry } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { RegistrationDetail, RegistrationList } from "@/lib/registration/schema/desk-filter";
import type { EditionScope } from "@/lib/team/access";
import { may } from "@/lib/team/policy";
import { BrowserTexts } from "../../../_desk/browser-texts";

interface BodyProps {
  scope: EditionScope;
  list: RegistrationList;
  detail: RegistrationDetail | null;
  choices: { categories: { id: string; name: unknown; closedAt: Date | null }[]; countries: string[] };
  asked: Record<string, string | string[] | undefined>;
}

/** Heading, acts and the table; kept apart from the page so that the page stays gate and gather. */
export async function RegistrationsPageBody({ scope, list, detail, choices, asked }: BodyProps) {
  const [t, language] = await Promise.all([getTranslations("desk-registrations"), getLocale()]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  const single = Object.entries(asked).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const search = changedAddress(new URLSearchParams(single), {});
  const exported = changedAddress(new URLSearchParams(single), { open: null, page: null });
  const named = ({ id, name }: { id: string; name: unknown }) => ({
    value: id,
    label: localise(name, language, scope.languages)?.text ?? "–",
  });
  const open = may(scope.role, "change-registration")
    ? choices.categories.filter((category) => category.closedAt === null)
    : [];
  return (
    <BrowserTexts namespaces={["desk-ui", "faults", "desk-registrations"]}>
      <div className="row row--spread">
        <h1>{t("title")}</h1>
        <p className="row">
          {may(scope.role, "add-registration") ? (
            <a className="act" href={`${base}/add`}>
              <Icon name="plus" /> {t("add")}
            </a>
          ) : null}
          {may(scope.role, "export-registrations") && list.total > 0 ? (
            <a className="act" href={`${base}/export?${exported}`} download>
              <Icon name="download" /> {t("export", { count: list.total })}
            </a>
          ) : null}
        </p>
      </div>
      <RegistrationsScreen
        base={base}
        search={search}
        list={list}
        detail={detail}
        categories={choices.categories.map(named)}
        openCategories={open.map(named)}
        countries={choices.countries.map((code) => ({ value: code, label: formatCountry(code, language) }))}
        languages={scope.languages}
        language={language}
        timeZone={scope.timeZone}
        address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
        mayDecide={may(scope.role, "decide-registration")}
        mayAdd={may(scope.role, "add-registration")}
      />
    </BrowserTexts>
  );
}
