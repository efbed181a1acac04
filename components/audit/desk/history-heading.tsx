import { getTranslations } from "next-intl/server";
import { ListHeading } from "@/components/desk/list-heading";
import type { EditionScope } from "@/lib/access/access";
import type { HistoryFilter } from "@/lib/audit/schema";
import type { HistoryWords } from "./history-words";
import { Isolated } from "./isolated";
import { nameText } from "./sentence";

interface HistoryHeadingProps {
  scope: EditionScope<"view-audit">;
  asked: HistoryFilter;
  /** The record whose own history it is, as it is called now. */
  object: { kind: string; name: unknown } | null;
  base: string;
  count: number;
  words: HistoryWords;
}

/** Whose history it is, and the file of what is shown. */
export async function HistoryHeading({ scope, asked, object, base, count, words }: HistoryHeadingProps) {
  const { t } = words;
  return (
    <>
      <ListHeading
        title={(await getTranslations("desk"))("menu.audit")}
        scope={scope}
        page="audit"
        act="view-audit"
        asked={asked}
        count={count}
      />
      <p className="muted">
        {object ? (
          <>
            <Isolated text={t("about-one", { what: nameText(object.kind, object.name, words) })} />{" "}
            <a href={base}>{t("filter.clear")}</a>
          </>
        ) : (
          t("about")
        )}
      </p>
    </>
  );
}
