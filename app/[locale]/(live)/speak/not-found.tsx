import { getTranslations } from "next-intl/server";
import { DeadLink } from "@/components/layout/dead-link";

/** A speaker's link that opens nothing. */
export default async function SpeakersLinkOpensNothing() {
  const t = await getTranslations("speak.gone");
  return <DeadLink title={t("title")} text={t("text")} />;
}
