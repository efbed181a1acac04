import { getTranslations } from "next-intl/server";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { holdsPlace } from "@/lib/registration/rules/phases";
import { wishesOf } from "@/lib/registration/rules/wishes";

/** Of the options with places of their own, what somebody chose and has no place in; nothing where that is nothing. */
export async function WishedOptions({
  page,
}: {
  page: Pick<MyPage, "registration" | "questions" | "later">;
}) {
  const t = await getTranslations("registration.mine.wishes");
  const { registration, questions, later } = page;
  const wished = wishesOf(registration.answers, [...questions, ...later]).map(
    ({ question, option }) => `${option} (${question.text})`,
  );
  if (wished.length === 0) return null;
  const text = holdsPlace(registration.state) ? "place" : "list";
  return (
    <section className="above-6">
      <h2 className="h3">{t("title")}</h2>
      <p className="above-2" dir="auto">
        {t(text, { options: wished.join("; ") })}
      </p>
    </section>
  );
}
