"use client";

import { useTranslations } from "next-intl";
import { ListedPeople } from "@/components/participants/desk/listed-people";
import type { IntakeView, Packed } from "@/lib/intake/schema/intake-view";

interface PerhapsHereProps {
  list: IntakeView["perhaps"];
  /** Where the registrations are. */
  registrations: string;
  /** What was said last; null: it is done. */
  said: Pick<Packed, "others" | "allOthers"> | null;
}

/** Rows whose people may be on the list already: each with who that is, and a tick that it is another person. */
export function PerhapsHere({ list, registrations, said }: PerhapsHereProps) {
  const t = useTranslations("intake");
  const { items, more } = list;
  if (items.length === 0) return null;
  const count = items.length + more;
  return (
    <details className="above-4" open>
      <summary>
        <strong>{t(said ? "perhaps-title" : "perhaps-done")}</strong> ({count})
      </summary>
      {said ? <p className="hint">{t("perhaps-hint")}</p> : null}
      <ul>
        {items.map(({ line, name, email, listed }) => (
          <li key={line} className="above-3">
            <p id={`intake-row-${line}`}>
              {t.rich("perhaps-row", { line, name, email, person: (text) => <bdi>{text}</bdi> })}
            </p>
            <ListedPeople people={listed} list={registrations} />
            {said ? (
              <label className="choice">
                <input
                  type="checkbox"
                  name="other"
                  value={line}
                  defaultChecked={said.others.includes(line)}
                  aria-describedby={`intake-row-${line}`}
                />
                <span>{t("perhaps-other")}</span>
              </label>
            ) : null}
          </li>
        ))}
        {more > 0 ? <li>{t("and-more", { count: more })}</li> : null}
      </ul>
      {said && count > 1 ? (
        <label className="choice">
          <input type="checkbox" name="allOthers" defaultChecked={said.allOthers} />
          <span>{t("perhaps-all", { count })}</span>
        </label>
      ) : null}
    </details>
  );
}
