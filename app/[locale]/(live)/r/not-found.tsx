import { getTranslations } from "next-intl/server";
import { DeadLink } from "@/components/layout/dead-link";
import { ButtonLink } from "@/components/ui/button";

/** A private link that opens nothing: another one is sent by mail. */
export default async function PrivateLinkOpensNothing() {
  const t = await getTranslations("registration.gone");
  return (
    <DeadLink title={t("title")} text={t("text")}>
      {(language) => (
        <p className="above-5">
          <ButtonLink href={`/${language}/lost-link`}>{t("button")}</ButtonLink>
        </p>
      )}
    </DeadLink>
  );
}
