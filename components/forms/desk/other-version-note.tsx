"use client";

import { useTranslations } from "next-intl";
import { putValue } from "../controls";
import type { OtherVersion } from "../form-context";
import styles from "./form-outcome.module.css";

/** The version somebody else stored, beside the field that still holds what was typed here. */
export function OtherVersionNote({ id, text, value }: OtherVersion) {
  const t = useTranslations("desk-ui");
  const take = () => putValue(id, value)?.focus();
  return (
    <div className={styles.both}>
      <dl>
        <div>
          <dt>{t("changed.theirs")}</dt>
          <dd>{text || t("changed.empty")}</dd>
        </div>
      </dl>
      <p className="small">{t("changed.yours")}</p>
      <button type="button" className="act scripted" onClick={take}>
        {t("changed.take")}
      </button>
    </div>
  );
}
