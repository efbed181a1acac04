import { getTranslations } from "next-intl/server";
import { DeadLink } from "@/components/layout/dead-link";
import { BeginAnew } from "@/components/registration/begin-anew";

/** The link of a draft that opens nothing: it may have moved to another address, too. */
export default async function DraftOpensNothing() {
  const t = await getTranslations("registration.draftGone");
  return (
    <DeadLink title={t("title")} text={t("text")}>
      {(language) => (
        <>
          <p>{t("moved")}</p>
          <p className="row above-5">
            <BeginAnew text={t("begin")} />
            <a href={`/${language}/lost-link`}>{t("lost")}</a>
          </p>
        </>
      )}
    </DeadLink>
  );
}
