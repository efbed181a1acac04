import { getTranslations } from "next-intl/server";
import type { MyRegistration } from "@/lib/registration/queries/my-registration";
import { holdsPlace } from "@/lib/registration/rules/phases";

/** Of the options with places of their own, what somebody chose and has no place in; nothing where that is nothing. */
export async function WishedOptions({ registration }: { registration: MyRegistration }) {
  const t = await getTranslations("registration.mine.wishes");
  const wished = registration.answers.flatMap(({ label, options, wished: values = [] }) =>
    values.map((one) => {
      const option = options.find(({ value }) => value === one)?.label.text ?? one;
      return `${option} (${label.text})`;
    }),
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
