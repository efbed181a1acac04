import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";

/** How many participants marked a session; who, stays theirs. */
export async function StarredBy({ count }: { count: number }) {
  const t = await getTranslations("desk-programme");
  return (
    <p className="row">
      <Icon name="star" /> {t("starred-by", { count })}
    </p>
  );
}
