"use client";

import { type RefObject, useEffect, useState } from "react";
import { isText } from "../controls";
import { keepInTab, readInTab } from "../tab-memory";

const WAIT_MS = 400;

/**
 * Keeps what is typed into a form in this tab until it is stored, and offers it again after a reload, a crash or a
 * session that ended; warns before leaving with unsent text. `name` null switches it off.
 */
export function useFormDraft(form: RefObject<HTMLFormElement | null>, name: string | null, stored: boolean) {
  const [offered, setOffered] = useState<Record<string, string> | null>(null);

  useEffect(() => {
    const element = form.current;
    if (!element || name === null) return;
    const key = `kept:${location.pathname}:${name}`;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let dirty = false;
    const earlier = readInTab<Record<string, string>>(key);
    if (earlier && differs(element, earlier)) setOffered(earlier);
    const keep = () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(() => keepInTab(key, texts(element)), WAIT_MS);
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty) event.preventDefault();
    };
    const sent = () => {
      dirty = false;
    };
    element.addEventListener("input", keep);
    element.addEventListener("submit", sent);
    window.addEventListener("beforeunload", warn);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("input", keep);
      element.removeEventListener("submit", sent);
      window.removeEventListener("beforeunload", warn);
    };
  }, [form, name]);

  const forget = () => {
    if (name !== null) keepInTab(`kept:${location.pathname}:${name}`, null);
    setOffered(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the moment of storing matters
  useEffect(() => {
    if (stored) forget();
  }, [stored]);

  return {
    offered: offered !== null,
    forget,
    restore() {
      const element = form.current;
      if (element && offered) for (const [field, text] of Object.entries(offered)) put(element, field, text);
      setOffered(null);
    },
  };
}

function texts(form: HTMLFormElement): Record<string, string> {
  const controls = [...form.elements].filter(isText);
  return Object.fromEntries(controls.map((control) => [control.name, control.value]));
}

function differs(form: HTMLFormElement, earlier: Record<string, string>): boolean {
  const now = texts(form);
  return Object.entries(earlier).some(([field, text]) => field in now && now[field] !== text);
}

function put(form: HTMLFormElement, field: string, text: string) {
  const control = form.elements.namedItem(field);
  if (control instanceof Element && isText(control)) control.value = text;
}
