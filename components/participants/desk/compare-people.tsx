import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ChoiceField, TickField } from "@/components/forms/choice-field";
import { DeskForm } from "@/components/forms/desk/desk-form";
import type { EditionScope } from "@/lib/access/access";
import { keepApartAction, mergePeopleAction } from "@/lib/participants/actions/pair";
import type {
  ComparedPerson,
  ComparedRegistration,
  Comparison,
} from "@/lib/participants/queries/compare-people";
import { formatDay, formatLanguage } from "@/lib/platform/dates/format";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { formatCountry } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";
import styles from "./compare-people.module.css";

interface ComparePeopleProps {
  scope: EditionScope<"pair-people">;
  /** Whose record everything would follow to. */
  registration: string;
  comparison: Comparison;
}

/** Two records side by side, fact by fact; below, what an organiser can say of them. */
export async function ComparePeople({ scope, registration, comparison }: ComparePeopleProps) {
  const [t, desk, site, language] = await Promise.all([
    getTranslations("same-person"),
    getTranslations("desk-registrations"),
    getTranslations("site"),
    getLocale(),
  ]);
  const { people, doubles, open, hindered } = comparison;
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const back = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations?open=${registration}`;
  const say = (json: unknown) => localise(json, language, scope.languages)?.text ?? "–";
  const named = ({ edition }: { edition: unknown }) => asLabel(site, say(edition));
  const day = (date: Date) => formatDay(date, scope.timeZone, language);
  const told = (row: ComparedRegistration) =>
    [desk(`state.${row.state}`), row.reference, row.submittedAt && day(row.submittedAt)]
      .filter(Boolean)
      .join(" · ");
  const facts: Array<[string, (person: ComparedPerson) => string[]]> = [
    [desk("name"), (person) => [person.fullName]],
    [desk("email"), (person) => person.emails],
    [desk("affiliation"), (person) => person.affiliations],
    [desk("country"), ({ country }) => (country ? [formatCountry(country, language)] : [])],
    [desk("language"), (person) => [formatLanguage(person.language, language)]],
    [t("registered"), (person) => person.registrations.map((row) => `${named(row)} ${told(row)}`)],
    [
      t("speaks"),
      (person) => person.speaks.map((row) => `${named(row)} ${t("sessions", { count: row.sessions })}`),
    ],
    [t("since"), (person) => [day(person.since)]],
  ];
  return (
    <>
      <h1>{t("title")}</h1>
      <p>{t("intro")}</p>
      <table className={styles.compared}>
        <thead>
          <tr>
            <th scope="col">{t("this")}</th>
            <th scope="col">{t("other")}</th>
          </tr>
        </thead>
        {facts.map(([fact, of]) => (
          <tbody key={fact}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                {fact}
              </th>
            </tr>
            <tr>
              {people.map((person) => (
                <td key={person.id}>
                  <Lines texts={of(person)} />
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
      {hindered ? (
        <p className="said said--note above-4">{t(hindered)}</p>
      ) : (
        <DeskForm
          name="same"
          action={mergePeopleAction}
          hidden={{ ...address, registration, other: people[1].id }}
          submit={t("submit")}
          done={t("done")}
          doneHref={back}
          secondary={<a href={back}>{t("back")}</a>}
        >
          {doubles.map((double, index) => (
            <ChoiceField
              key={double.editionId}
              name={`stays.${index}.registration`}
              label={t.rich("stays", {
                edition: say(double.edition),
                name: (edition) => <bdi>{edition}</bdi>,
              })}
              hint={t("stays-hint")}
              options={double.rows.map((row) => ({
                value: row.id,
                label: <bdi>{row.fullName}</bdi>,
                // Both may have the same name.
                note: `${row.email} · ${told(row)}`,
              }))}
            />
          ))}
          {doubles.length > 0 ? (
            <div className="field">
              <TickField name="tell" label={t("tell")} ticked />
            </div>
          ) : null}
        </DeskForm>
      )}
      {open ? (
        <DeskForm
          name="apart"
          action={keepApartAction}
          hidden={{ ...address, registration, other: people[1].id }}
          submit={desk("twins.apart")}
          look="outlined"
          done={desk("twins.done")}
          doneHref={back}
        >
          {null}
        </DeskForm>
      ) : null}
    </>
  );
}

function Lines({ texts }: { texts: readonly string[] }): ReactNode {
  if (texts.length === 0) return "–";
  return texts.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
    <p key={index} dir="auto">
      {text}
    </p>
  ));
}
