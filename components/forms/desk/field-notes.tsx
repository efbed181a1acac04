"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { findText } from "@/lib/platform/i18n/texts";
import { putValue } from "./desk-form-state";
import styles from "./form-outcome.module.css";

/** What is wrong with a field, in the words of the summary above the form. */
export function FieldErrorText({ id, code }: { id: string; code: string | null }) {
  const error = useTranslations("field-errors");
  if (!code) return null;
  return (
    <p className="fault" id={`${id}-fault`}>
      <Icon name="warning" /> <span>{findText(error, code) ?? error("invalid")}</span>
    </p>
  );
}

/** The version somebody else stored (`value`, in words `text`), beside the field that still holds what was typed here. */
export function Theirs({ id, text, value = text }: { id: string; text: string; value?: string }) {
  const t = useTranslations("desk-ui");
  const take = () => {
    putValue(id, value);
    document.getElementById(id)?.focus();
  };
  return (
    <div className={styles.both}>
      <dl>
        <div>
          <dt>{t("changed.theirs")}</dt>
          <dd>{text || t("changed.empty")}</dd>
        </div>
      </dl>
      <p className="small">{t("changed.yours")}</p>
      <button type="button" className="act" onClick={take}>
        {t("changed.take")}
      </button>
    </div>
  );
}
