import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { formatShortDay } from "@/lib/platform/dates/format";
import type { BoardItem } from "./board-view";

/** As many lines as one reads; the cards themselves are marked too. */
const SHOWN = 50;

interface OddListProps {
  items: readonly BoardItem[];
  /** The programme day of each slot. */
  slots: ReadonlyMap<string, string>;
  base: string;
  view: string;
  language: string;
  mayEdit: boolean;
}

/** Everything that clashes or lacks something, over all days, each with the way to its day. */
export async function OddList({ items, slots, base, view, language, mayEdit }: OddListProps) {
  if (items.length === 0) return null;
  const t = await getTranslations("desk-programme");
  return (
    <details className="fold">
      <summary>{t("odd", { count: items.length })}</summary>
      <ul className="rows">
        {items.slice(0, SHOWN).map((item) => {
          const day = slots.get(item.slotId ?? "") ?? item.date;
          return (
            <li key={item.slotId}>
              <div>
                {mayEdit ? (
                  <Link
                    className="name"
                    href={item.editHref}
                    prefetch={false}
                    dir="auto"
                    lang={item.lang ?? undefined}
                  >
                    {item.title}
                  </Link>
                ) : (
                  <span className="name" dir="auto" lang={item.lang ?? undefined}>
                    {item.title}
                  </span>
                )}
                <p>{item.warnings.join(", ")}</p>
              </div>
              <Link className="act" href={`${base}?day=${day}&view=${view}`} prefetch={false}>
                {formatShortDay(new Date(`${item.date}T12:00:00Z`), "UTC", language)} {item.time}
              </Link>
            </li>
          );
        })}
      </ul>
      {items.length > SHOWN ? (
        <p className="muted">{t("odd-more", { count: items.length - SHOWN })}</p>
      ) : null}
    </details>
  );
}
