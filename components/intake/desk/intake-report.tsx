"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { problemKey } from "@/lib/intake/rules/problem";
import type { WrongCell } from "@/lib/intake/schema/intake-plan";
import type { IntakeView } from "@/lib/intake/schema/intake-view";
import type { Shortened } from "@/lib/interchange/schema/plan-view";
import { loose } from "@/lib/platform/i18n/texts";

interface IntakeReportProps {
  title: string;
  view: IntakeView;
  /** What to do now: after the numbers, before lists that may be long. */
  children?: ReactNode;
}

/** What an import would do, or did: the numbers, then every list that is not empty. */
export function IntakeReport({ title, view, children }: IntakeReportProps) {
  const t = useTranslations("intake");
  const { counts, repeated, ended } = view;
  const wrongText = ({ line, letter, heading, code, value }: WrongCell) => {
    const problem = loose(t)(problemKey(code), { value });
    return letter === ""
      ? t("wrong-row", { line, problem })
      : t("wrong-cell", { line, letter, heading, problem });
  };
  return (
    <section aria-labelledby="intake-plan">
      <h2 id="intake-plan">{title}</h2>
      <p>{t("summary", counts)}</p>
      {repeated + ended > 0 ? <p>{t("others", { repeated, ended })}</p> : null}
      {view.nothing && counts.wrong === 0 ? <p className="said said--note">{t("nothing")}</p> : null}
      <IntakeList title={t("wrong-title")} list={view.wrong} open>
        {wrongText}
      </IntakeList>
      {children}
      <IntakeList title={t("changes-title")} list={view.changes} open>
        {({ line, name, what, answers }) => {
          const words = what.map((field) => loose(t)(`target.${field}`));
          return t("change", {
            line,
            name,
            what: [...words, ...(answers ? [t("answers-changed")] : [])].join(", "),
          });
        }}
      </IntakeList>
      <IntakeList title={t("arrivals-title")} list={view.arrivals}>
        {({ name }) => name}
      </IntakeList>
    </section>
  );
}

interface IntakeListProps<Item> {
  title: string;
  list: Shortened<Item>;
  /** Seen at once: what needs a look. */
  open?: boolean;
  children: (item: Item) => ReactNode;
}

function IntakeList<Item>({ title, list, open = false, children }: IntakeListProps<Item>) {
  const t = useTranslations("intake");
  if (list.items.length === 0) return null;
  return (
    <details className="above-4" open={open}>
      <summary>
        <strong>{title}</strong> ({list.items.length + list.more})
      </summary>
      <ul>
        {list.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report that never changes its order
          <li key={index}>{children(item)}</li>
        ))}
        {list.more > 0 ? <li>{t("and-more", { count: list.more })}</li> : null}
      </ul>
    </details>
  );
}
