import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { EarlierRelease } from "@/lib/releases/queries/earlier-releases";

interface EarlierProps {
  scope: EditionScope;
  releases: readonly EarlierRelease[];
}

/** The releases before the current one, each with the way to publish it again. */
export async function Earlier({ scope, releases }: EarlierProps) {
  const [t, language] = await Promise.all([getTranslations("desk-programme.roll-back"), getLocale()]);
  if (releases.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t("earlier", { count: releases.length })}</summary>
      <DataTable
        look="rows"
        columns={["release"]}
        rows={releases.map(({ number, name, createdAt }) => ({
          id: String(number),
          cells: {
            release: (
              <>
                <b dir="auto">{name}</b>{" "}
                <span className="muted">{formatDayAndTime(createdAt, scope.timeZone, language)}</span>
                {may(scope, "release") ? (
                  <p>
                    <Link className="act" href={`?back=${number}`} prefetch={false}>
                      {t("look")} <span className="vh">{name}</span>
                    </Link>
                  </p>
                ) : null}
              </>
            ),
          },
        }))}
      />
    </details>
  );
}
