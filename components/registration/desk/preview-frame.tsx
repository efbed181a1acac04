"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import switches from "@/components/forms/desk/language-switch.module.css";
import { readTrialParts, trialPath } from "@/lib/registration/rules/trial-address";
import styles from "./preview-frame.module.css";

interface Choice {
  value: string;
  label: string;
  lang?: string | null;
}

/** What is looked at. */
export interface LookedAt {
  language: string;
  /** A category; "" for none. */
  as: string;
  width: "phone" | "wide";
  page: string;
  /** What was typed so far, sealed. */
  typed: string;
}

interface PreviewFrameProps {
  /** The address of the page around it. */
  own: string;
  address: { school: string; edition: string };
  shown: LookedAt;
  languages: readonly Choice[];
  categories: readonly Choice[];
  /** The pages with which registering and what is asked later begin; empty where nothing is asked later. */
  parts: readonly Choice[];
  words: Record<"language" | "category" | "part" | "width" | "phone" | "wide" | "frame" | "alone", string>;
}

/**
 * The form in a frame as wide as a phone or a computer, and what it is looked at as. The links go on from the page that is
 * shown, with what was typed there; without script from the one that was shown first.
 */
export function PreviewFrame({
  own,
  address,
  shown,
  languages,
  categories,
  parts,
  words,
}: PreviewFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [now, setNow] = useState(shown);
  const follow = useCallback(() => {
    const [, language, , , , , preview, ...parts] = pathIn(frame.current).split("/");
    const { as, typed, page } = readTrialParts(parts);
    // A page of a fault is no page of the form.
    if (language && preview === "preview" && page)
      setNow((before) => ({ ...before, language, as: as ?? "", typed, page }));
  }, []);
  // It may have come before the script did.
  useEffect(follow, [follow]);
  const to = (more: Partial<LookedAt>) => `${own}?${new URLSearchParams({ ...now, ...more })}`;
  const source = ({ language, as, typed, page }: LookedAt) =>
    `/${language}${trialPath(address, { as: as || null, typed })}/${page}`;
  return (
    <>
      <Switch
        label={words.language}
        options={languages}
        current={now.language}
        to={(language) => to({ language })}
      />
      {categories.length > 1 ? (
        <Switch label={words.category} options={categories} current={now.as} to={(as) => to({ as })} />
      ) : null}
      {parts.length > 0 ? (
        <Switch
          label={words.part}
          options={parts}
          current={now.page === "questions" || now.page === "answered" ? "questions" : "you"}
          to={(page) => to({ page })}
        />
      ) : null}
      <Switch
        label={words.width}
        options={(["phone", "wide"] as const).map((value) => ({ value, label: words[value] }))}
        current={now.width}
        to={(width) => to({ width: width === "wide" ? "wide" : "phone" })}
      />
      <div className={styles.around}>
        <iframe
          ref={frame}
          className={shown.width === "wide" ? styles.wide : styles.phone}
          src={source(shown)}
          title={words.frame}
          onLoad={follow}
        />
      </div>
      <p className="above-3">
        <a href={source(now)}>{words.alone}</a>
      </p>
    </>
  );
}

/** Where a frame is; nowhere where its page may not be looked at, as one that stands in no frame. */
function pathIn(frame: HTMLIFrameElement | null): string {
  try {
    return frame?.contentWindow?.location.pathname ?? "";
  } catch {
    return "";
  }
}

interface SwitchProps {
  label: string;
  options: readonly Choice[];
  current: string;
  to: (value: string) => string;
}

function Switch({ label, options, current, to }: SwitchProps) {
  return (
    <nav className={switches["field-languages"]} aria-label={label}>
      <p aria-hidden="true">{label}</p>
      <ul>
        {options.map(({ value, label: text, lang }) => (
          <li key={value}>
            <a href={to(value)} aria-current={value === current ? "true" : undefined}>
              <bdi {...(lang ? { lang } : {})}>{text}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
