import Link from "next/link";
import { Fill } from "@/components/desk/fill";
import { langOf } from "@/components/ui/localised";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import styles from "./capacity-bars.module.css";
import { peopleOf } from "./people-of";

/** One quota and how it is filled. */
export interface CapacityRow {
  id: string;
  root: boolean;
  name: unknown;
  capacity: number | null;
  confirmed: number;
  held: number;
  waiting: number;
  /** Whose people it counts. */
  categoryIds: readonly string[];
}

interface CapacityBarsProps {
  quotas: readonly CapacityRow[];
  /** Of the whole edition, whatever they count against. */
  confirmed: number;
  waiting: number;
  /** Below which the registrations are listed. */
  base: string;
  languages: readonly string[];
  language: string;
  t: Texts<"desk-overview">;
}

/** How full each quota is; its numbers lead to whom they count. */
export function CapacityBars(props: CapacityBarsProps) {
  const { quotas, base, languages, language, t } = props;
  const listed = (state: "confirmed" | "waitlisted", count: number, { categoryIds }: CapacityRow) =>
    `${base}/${peopleOf(state, count === (state === "confirmed" ? props.confirmed : props.waiting) ? null : categoryIds)}`;
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
                </span>{" "}
                {quota.waiting > 0 ? (
                  <Link href={listed("waitlisted", quota.waiting, quota)}>
                    {t("capacity.waiting", { count: quota.waiting })}
                  </Link>
                ) : null}{" "}
                <Link href={listed("confirmed", quota.confirmed, quota)}>
                  {quota.capacity === null
                    ? t("capacity.unlimited", { taken: quota.confirmed })
                    : t("capacity.of", { taken: quota.confirmed, capacity: quota.capacity })}
                </Link>
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
