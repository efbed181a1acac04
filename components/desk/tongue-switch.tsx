"use client";

import { useTranslations } from "next-intl";
import type { Tongue } from "./desk-form-state";
import { tongueGaps } from "./tongue-gaps";
import { EVERY_TONGUE, useTongue } from "./use-tongue";

interface TongueSwitchProps {
  tongues: readonly Tongue[];
  /** The form's flat values, and the flat names of those older than their original. */
  values: Readonly<Record<string, string | number>>;
  outdated?: readonly string[];
}

/** In which language the texts of a form are edited, with what each language lacks. */
export function TongueSwitch({ tongues, values, outdated = [] }: TongueSwitchProps) {
  const t = useTranslations("desk-ui");
  const { chosen, link } = useTongue(tongues);
  if (tongues.length < 2) return null;
  const gaps = tongueGaps(
    values,
    outdated,
    tongues.map(({ tag }) => tag),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; these are links
    <div className="tongues" role="group" aria-label={t("tongues.title")}>
      <p>{t("tongues.title")}</p>
      <ul>
        {tongues.map(({ tag, name }, index) => {
          const { missing = 0, outdated: old = 0 } = gaps.get(tag) ?? {};
          return (
            <li key={tag}>
              <a {...link(tag)} aria-current={chosen === tag ? "true" : undefined}>
                {name}
                {index === 0 ? <small>{t("tongues.source")}</small> : null}
                {missing > 0 ? (
                  <small className="lacks">{t("tongues.missing", { count: missing })}</small>
                ) : null}
                {old > 0 ? <small className="lacks">{t("tongues.outdated", { count: old })}</small> : null}
              </a>
            </li>
          );
        })}
        <li>
          <a {...link(EVERY_TONGUE)} aria-current={chosen === EVERY_TONGUE ? "true" : undefined}>
            {t("tongues.all")}
          </a>
        </li>
      </ul>
    </div>
  );
}
