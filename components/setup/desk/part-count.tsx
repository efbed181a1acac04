import type { Texts } from "@/lib/platform/i18n/texts";
import type { PartCounts } from "@/lib/setup/queries/next-source";
import type { Part } from "@/lib/setup/rules/parts";

interface PartCountProps {
  part: Part;
  counts: PartCounts;
  t: Texts<"next-edition">;
}

/** How much there is of a part; nothing where that is no number. */
export function PartCount({ part, counts, t }: PartCountProps) {
  switch (part) {
    case "page":
      return t("count.page", counts.page);
    case "places":
      return t("count.places", { count: counts.places.count, quotas: counts.places.quotas });
    case "form":
      return t("count.form", counts.form);
    case "settings":
      return null;
    default:
      return t("count.other", { count: counts[part].count });
  }
}
