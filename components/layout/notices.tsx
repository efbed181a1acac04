import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { FrameEdition } from "./edition-nav";
import styles from "./frame.module.css";

/** What organisers have to say at once, above the content of every page of an edition. */
export async function Notices({ edition, locale }: { edition: FrameEdition; locale: string }) {
  if (edition.notices.length === 0) return null;
  const t = await getTranslations("public.frame");
  return (
    <aside className={styles.notices} aria-label={t("notices")}>
      {edition.notices.map(({ id, text, at }) => (
        <p key={id}>
          <b>{t("notice")}</b> <Localised text={text} />{" "}
          <time dateTime={at}>{formatDayAndTime(new Date(at), edition.timeZone, locale)}</time>
        </p>
      ))}
    </aside>
  );
}
