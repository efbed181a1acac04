"use client";

import { useLocale, useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/platform/action";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import styles from "./move-findings.module.css";

interface Finding {
  kind: string;
  number: number | null;
  title: unknown;
  person: string | null;
  accepted: boolean;
}
interface Checked {
  findings: Finding[];
}

const TYPING_MS = 250;
const ASKED = ["room", "date", "time", "minutes", "choose"] as const;

/** Asks the server what would clash at the place the fields name, a moment after the last change. */
export function useMoveCheck<Reason extends string>(
  fields: RefObject<HTMLElement | null>,
  who: Record<string, string>,
  check: (form: FormData) => Promise<FormState<Checked, Reason>>,
) {
  const [answer, setAnswer] = useState<FormState<Checked, Reason> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const form = new FormData();
      for (const [key, value] of Object.entries(who)) form.set(key, value);
      for (const key of ASKED) {
        const control = fields.current?.querySelector<HTMLInputElement>(`[name="${key}"]`);
        form.set(key, control?.value ?? "");
      }
      asked.current += 1;
      const question = asked.current;
      const told = await check(form);
      // Only the answer to the last question counts.
      if (question === asked.current) setAnswer(told);
    }, TYPING_MS);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once when the form appears, then on every change
  useEffect(ask, []);
  return { answer, ask };
}

/** What would clash there, or that nothing does. */
export function MoveFindings({ answer }: { answer: FormState<Checked, string> | null }) {
  const t = useTranslations("desk-programme");
  const language = useLocale();
  const findings = answer?.status === "done" ? answer.value.findings : [];
  return (
    <div role="status" aria-live="polite">
      {answer?.status === "done" ? (
        <div
          className={findings.length > 0 ? styles.findings : `${styles.findings} ${styles["findings--none"]}`}
        >
          {findings.length === 0 ? <p>{t("no-finding")}</p> : <b>{t("findings-there")}</b>}
          {findings.length > 0 ? (
            <ul>
              {findings.map((finding, index) => {
                const title = localise(finding.title, language);
                const text = findText(t, `finding.${finding.kind}`, {
                  title: title ? `${finding.number ? `${finding.number} ` : ""}${title.text}` : "–",
                  person: finding.person ?? "–",
                });
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: namesakes make the same finding
                  <li key={index}>{finding.accepted ? t("finding.accepted", { text: text ?? "" }) : text}</li>
                );
              })}
            </ul>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
