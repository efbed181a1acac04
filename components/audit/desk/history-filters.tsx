import { type Choice, TableFilters } from "@/components/desk/data-table/table-filters";
import { HISTORY_KINDS, type HistoryFilter, type HistoryKind } from "@/lib/audit/schema";
import type { Texts } from "@/lib/platform/i18n/texts";

interface HistoryFiltersProps {
  base: string;
  asked: HistoryFilter;
  /** The team, members of before too. */
  members: readonly { id: string; name: string }[];
  t: Texts<"desk-history">;
}

/** By person, kind, who did it and day; all of it stands in the address. */
export function HistoryFilters({ base, asked, members, t }: HistoryFiltersProps) {
  const kinds = Object.keys(HISTORY_KINDS) as HistoryKind[];
  const nobody: Choice[] = [
    { value: "participants", label: t("filter.participants") },
    { value: "speakers", label: t("filter.speakers") },
    { value: "system", label: t("filter.system") },
  ];
  return (
    <TableFilters
      base={base}
      label={t("filter.label")}
      search={{ label: t("filter.person"), hint: t("filter.person-hint"), value: asked.q ?? "" }}
      filters={[
        {
          name: "kind",
          label: t("filter.kind"),
          options: [
            { value: "", label: t("filter.any-kind") },
            ...kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          ],
          value: asked.kind ?? "",
        },
        {
          name: "who",
          label: t("who"),
          options: [
            { value: "", label: t("filter.any-who") },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
            ...nobody,
          ],
          value: asked.who ?? "",
        },
      ]}
      days={[{ name: "day", label: t("filter.day"), value: asked.day ?? "" }]}
      kept={{ object: asked.object ?? null }}
      submit={t("filter.submit")}
    />
  );
}
