import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { formatShortDay } from "@/lib/platform/dates/format";
import type { BoardItem } from "./board-view";

interface OddListProps {
  /** The first of them. */
  items: readonly BoardItem[];
  /** How many there are. */
  count: number;
  /** The programme day of each slot. */
  slots: ReadonlyMap<string, string>;
  base: string;
  view: string;
  language: string;
  mayEdit: boolean;
}

/** Everything that clashes or lacks something, over all days, each with the way to its day. */
export async function OddList({ items, count, slots, base, view, language, mayEdit }: OddListProps) {
  if (count === 0) return null;
  const t = await getTranslations("desk-programme");
  return (
    <details className="fold">
      <summary>{t("odd", { count })}</summary>
      <DataTable
        look="rows"
        columns={["session", "day"]}
        rows={items.map((item) => ({
          id: item.slotId ?? item.editHref,
          cells: {
            session: (
              <>
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
              </>
            ),
            day: (
              <Link
                className="act"
                href={`${base}?day=${slots.get(item.slotId ?? "") ?? item.date}&view=${view}`}
                prefetch={false}
              >
                {formatShortDay(new Date(`${item.date}T12:00:00Z`), "UTC", language)} {item.time}
              </Link>
            ),
          },
        }))}
      />
      {count > items.length ? (
        <p className="muted">{t("odd-more", { count: count - items.length })}</p>
      ) : null}
    </details>
  );
}
