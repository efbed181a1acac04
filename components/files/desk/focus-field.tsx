"use client";

import { useState } from "react";
import styles from "./pictures.module.css";

interface FocusFieldProps {
  shown: { href: string; width: number; height: number };
  x: number;
  y: number;
  texts: { hint: string; x: string; y: string };
}

/**
 * What must stay in sight when a picture is cut: two sliders, which keys and a form without script move, too; with a pointer
 * one presses on it. The cross is drawn, not placed by a style.
 */
export function FocusField({ shown, x, y, texts }: FocusFieldProps) {
  const [focus, move] = useState({ x, y });
  const slider = (name: "x" | "y", label: string) => (
    <label className={styles.slider}>
      <span>{label}</span>
      <input
        type="range"
        name={name === "x" ? "focusX" : "focusY"}
        min={0}
        max={100}
        step={1}
        value={focus[name]}
        onChange={(event) => move({ ...focus, [name]: Number(event.target.value) })}
      />
    </label>
  );
  return (
    <fieldset className={`field ${styles.focus}`}>
      <legend>{texts.hint}</legend>
      <span className={styles.seen}>
        {/* biome-ignore lint/performance/noImgElement: it has its sizes already */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the sliders beside it are what keys move */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the sliders */}
        <img
          src={shown.href}
          width={shown.width}
          height={shown.height}
          alt=""
          onClick={(event) => {
            const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
            move({
              x: Math.round(Math.max(0, Math.min(1, (event.clientX - left) / width)) * 100),
              y: Math.round(Math.max(0, Math.min(1, (event.clientY - top) / height)) * 100),
            });
          }}
        />
        <svg viewBox={`0 0 ${shown.width} ${shown.height}`} aria-hidden="true" className={styles.cross}>
          <circle
            cx={(focus.x / 100) * shown.width}
            cy={(focus.y / 100) * shown.height}
            r={shown.width / 24}
          />
          <circle
            cx={(focus.x / 100) * shown.width}
            cy={(focus.y / 100) * shown.height}
            r={shown.width / 90}
          />
        </svg>
      </span>
      {slider("x", texts.x)}
      {slider("y", texts.y)}
    </fieldset>
  );
}
