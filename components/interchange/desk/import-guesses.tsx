"use client";

import { useTranslations } from "next-intl";
import type { PlanView } from "@/lib/interchange/schema/plan-view";
import { asLabel } from "@/lib/platform/i18n/as-label";

/** Who was taken for whom and why; each can be answered otherwise, as fields of the form that imports. */
export function ImportGuesses({ plan, form }: { plan: PlanView; form: string | null }) {
  const t = useTranslations("import");
  const site = useTranslations("site");
  const { items, more } = plan.guesses;
  if (items.length === 0 && plan.nameOnly === 0) return null;
  const asked = form !== null && items.some((guess) => guess.open);
  return (
    <details className="above-4" open={items.length > 0}>
      <summary>
        <strong>{t("guesses")}</strong> ({items.length + more})
      </summary>
      <p className="hint">{t("guesses-hint")}</p>
      {plan.nameOnly > 0 ? <p className="hint">{t("name-only", { count: plan.nameOnly })}</p> : null}
      <ul>
        {items.map(({ key, names, ids, events, reason, one, open }, index) => (
          <li key={key}>
            <strong>{asLabel(site, names.join(" / "))}</strong> {t(one ? "one-person" : "different-people")}.{" "}
            {t(`guess.${reason}`, { ids: ids.length })}
            {events.length > 0 ? (
              <>
                {" "}
                <small>
                  {events
                    .map(({ line, title }) => `${asLabel(site, t("line", { line }))} ${title}`)
                    .join(" · ")}
                </small>
              </>
            ) : null}
            {open && form !== null ? (
              <>
                <input type="hidden" form={form} name={`people.${index}.key`} value={key} readOnly />
                <input
                  type="hidden"
                  form={form}
                  name={`people.${index}.shown`}
                  value={one ? "one" : "apart"}
                  readOnly
                />
                <select
                  className="in"
                  form={form}
                  name={`people.${index}.answer`}
                  aria-label={t("guess-label", { names: names.join(" / ") })}
                  defaultValue={one ? "one" : "apart"}
                >
                  <option value="one">{t("one-person")}</option>
                  <option value="apart">{t("different-people")}</option>
                </select>
              </>
            ) : null}
          </li>
        ))}
        {more > 0 ? <li>{t("and-more", { count: more })}</li> : null}
      </ul>
      {asked ? (
        <button
          type="submit"
          form={form ?? undefined}
          name="step"
          value="show"
          className="btn btn--line above-3"
        >
          <span>{t("show-again")}</span>
        </button>
      ) : null}
    </details>
  );
}
