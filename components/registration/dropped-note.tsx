import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import styles from "./registration.module.css";

/** Which questions are not asked any more, so that what was answered to them is gone. */
export async function DroppedNote({ labels }: { labels: readonly LocalisedText[] }) {
  const t = await getTranslations("registration.part");
  if (labels.length === 0) return null;
  return (
    <div className={styles.dropped} role="status">
      <p>{t("dropped")}</p>
      <ul>
        {labels.map((label) => (
          <li key={label.text}>
            <Localised text={label} />
          </li>
        ))}
      </ul>
    </div>
  );
}
