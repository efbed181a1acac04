import "server-only";
import { readAsked } from "@/lib/forms/queries/form-row";
import { isTold } from "@/lib/forms/rules/kinds";
import type { Reader } from "@/lib/platform/db/client";
import { listCountries } from "@/lib/platform/i18n/countries";
import { listLanguages } from "@/lib/platform/i18n/languages";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { APPLICANT, APPLICANT_NAMES } from "@/lib/registration/schema/applicant";
import { type IntakeScope, readsHere } from "../access";
import type { IntakeOffer, IntakeQuestion } from "../rules/offer";
import { fold } from "../rules/words";
import type { ColumnTarget, Mode } from "../schema/intake-plan";

/** What an edition takes from a table, as it stands now: each open category, each question that needs no consent and whose answers this reader may read. */
export async function readOffer(reader: Reader, scope: IntakeScope): Promise<IntakeOffer> {
  const { organisationId, editionId } = scope;
  const [edition, categories, asked] = await Promise.all([
    reader.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { mode: true },
    }),
    reader.category.findMany({
      where: { organisationId, editionId, closedAt: null },
      orderBy: { order: "asc" },
      select: { id: true, slug: true, name: true, approval: true },
    }),
    readAsked(reader, { organisationId, editionId }),
  ]);
  const questions = asked
    .filter(({ sensitive, kind, readers }) => !sensitive && isTold(kind) && readsHere(scope, readers))
    .map((question) => ({ ...question, options: question.options as IntakeQuestion["options"] }));
  return { mode: edition.mode, categories, questions, ...words() };
}

type Words = Omit<IntakeOffer, "mode" | "categories" | "questions">;
let made: Words | undefined;

/** Countries, languages, ways of taking part and our own headings, as they are called in the languages of the interface. */
function words(): Words {
  made ??= {
    countries: new Map([
      ["uk", "GB"],
      ["usa", "US"],
      ...LOCALES.flatMap((locale) =>
        listCountries(locale).flatMap(
          ({ value, label }): Array<[string, string]> => [
            [fold(value), value],
            [fold(label), value],
          ],
        ),
      ),
    ]),
    languages: new Map(
      LOCALES.flatMap((locale) => {
        const names = new Intl.DisplayNames(locale, { type: "language" });
        return LOCALES.flatMap((tag) => [
          [fold(tag), tag] as const,
          [fold(names.of(tag) ?? tag), tag] as const,
        ]);
      }),
    ),
    answerLanguages: new Map(LOCALES.flatMap((locale) => listLanguages(locale).flatMap(byCodeAndName))),
    yesNo: new Map([
      ["true", "yes"],
      ["false", "no"],
      ["1", "yes"],
      ["0", "no"],
      ["x", "yes"],
      ...LOCALES.flatMap(yesNoWords),
    ]),
    modes: new Map(LOCALES.flatMap(modeWords)),
    ownHeadings: new Map(LOCALES.flatMap(ownHeadings)),
  };
  return made;
}

const byCodeAndName = ({ value, label }: { value: string; label: string }): Array<[string, string]> => [
  [fold(value), value],
  [fold(label), value],
];

function yesNoWords(locale: string): Array<[string, string]> {
  const t = translator(locale, "desk-fields");
  return (["yes", "no"] as const).flatMap(
    (word): Array<[string, string]> => [
      [word, word],
      [fold(t(`values.yes-no.${word}`)), word],
    ],
  );
}

function modeWords(locale: string): Array<[string, Mode]> {
  const t = translator(locale, "desk-fields");
  return (["on_site", "online"] as const).flatMap(
    (mode): Array<[string, Mode]> => [
      [fold(mode), mode],
      [fold(t(`values.mode.${mode}`)), mode],
    ],
  );
}

/** As the form, the desk and the files of the list call them. */
function ownHeadings(locale: string): Array<[string, ColumnTarget]> {
  const form = translator(locale, "registration");
  const desk = translator(locale, "desk-registrations");
  return [
    ...APPLICANT_NAMES.map((name): [string, ColumnTarget] => [fold(form(APPLICANT[name].words.told)), name]),
    [fold(desk("name")), "fullName"],
    [fold(desk("email")), "email"],
    [fold(desk("affiliation")), "affiliation"],
    [fold(desk("country")), "country"],
    [fold(desk("language")), "language"],
    [fold(desk("category")), "category"],
  ];
}
