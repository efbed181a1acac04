import { Fill } from "@/components/desk/fill";
import { langOf } from "@/components/ui/localised";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import styles from "./capacity-bars.module.css";

/** One quota and how it is filled. */
export interface CapacityRow {
  id: string;
  root: boolean;
  name: unknown;
  capacity: number | null;
  confirmed: number;
  held: number;
  waiting: number;
}

interface CapacityBarsProps {
  quotas: readonly CapacityRow[];
  languages: readonly string[];
  language: string;
  t: Texts<"desk-overview">;
}

/** How full each quota is. */
export function CapacityBars({ quotas, languages, language, t }: CapacityBarsProps) {
  return (
    <section aria-labelledby="capacity">
      <h2 id="capacity">{t("capacity.title")}</h2>
      <ul className={styles.bars}>
        {quotas.map((quota) => {
          const name = quota.root ? null : localise(quota.name, language, languages);
          return (
            <li key={quota.id}>
              <p>
                <span {...langOf(name)}>
                  {quota.root ? t("capacity.whole") : (name?.text ?? t("capacity.unnamed"))}
                  {quota.waiting > 0 ? t("capacity.waiting", { count: quota.waiting }) : ""}
                </span>{" "}
                <span>
                  {quota.capacity === null
                    ? t("capacity.unlimited", { taken: quota.confirmed })
                    : t("capacity.of", { taken: quota.confirmed, capacity: quota.capacity })}
                </span>
              </p>
              <Fill
                taken={quota.confirmed}
                held={quota.held}
                whole={quota.capacity ?? Math.max(1, quota.confirmed * 2)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
