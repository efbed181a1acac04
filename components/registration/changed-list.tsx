import { getTranslations } from "next-intl/server";
import { AnswerList } from "@/components/forms/answer-list";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { APPLICANT, APPLICANT_NAMES } from "@/lib/registration/schema/applicant";
import { answerReader } from "./answer-reader";
import { type ChangeWords, tellChange } from "./tell-change";

/** What was changed of a registration since it was sent: when, by whom, from what to what, and why. */
export async function ChangedList({ locale, page }: { locale: Locale; page: MyPage }) {
  const { head, registration } = page;
  const [t, reader] = await Promise.all([
    getTranslations("registration"),
    answerReader(locale, head.languages),
  ]);
  if (registration.changed.length === 0) return null;
  const named = APPLICANT_NAMES.map((name) => [name, t(APPLICANT[name].words.told)]);
  const words = {
    names: { ...Object.fromEntries(named), reason: t("changed.reason") } as ChangeWords["names"],
    none: t("form.none"),
  };
  return (
    <>
      <h2 className="h3">{t("changed.title")}</h2>
      <AnswerList
        changeWord=""
        answers={registration.changed.map(({ at, by, changes }) => ({
          question: t(by === "link" ? "changed.you" : "changed.organiser", {
            date: formatDayAndTime(at, head.timeZone, locale),
          }),
          answer: changes.map((change) => {
            const { what, before, after } = tellChange(change, words, reader);
            return (
              <p key={change.field} dir="auto">
                {before === ""
                  ? t("changed.said", { what, after })
                  : t("changed.line", { what, before, after })}
              </p>
            );
          }),
        }))}
      />
    </>
  );
}
