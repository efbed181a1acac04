"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { putWords, type Word, wordsOf } from "../controls";
import { keepInTab, placeWithoutLanguage, readInTab } from "../tab-memory";

const WAIT_MS = 400;

/**
 * Keeps what is typed, chosen and ticked in a form in this tab until it is stored, and offers it again after a reload, a
 * crash or a session that ended; warns before leaving with what was not sent. What nobody touched is not kept: it may be
 * stored anew meanwhile. `name` null switches it off, and `stored` is another text each time the form was stored.
 */
export function useFormDraft(
  form: RefObject<HTMLFormElement | null>,
  name: string | null,
  stored: string | null,
) {
  const [offered, setOffered] = useState<readonly Word[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(new Set<string>());

  useEffect(() => {
    const element = form.current;
    if (!element || name === null) return;
    const key = keyOf(name, element);
    let dirty = false;
    const earlier = readInTab<Word[]>(key);
    if (earlier && differs(element, earlier)) setOffered(earlier);
    const keep = ({ target }: Event) => {
      dirty = true;
      if (target instanceof Element) touched.current.add(target.getAttribute("name") ?? "");
      element.dataset.unsent = "";
      clearTimeout(timer.current);
      timer.current = setTimeout(
        () =>
          keepInTab(
            key,
            wordsOf(element).filter(([field]) => touched.current.has(field)),
          ),
        WAIT_MS,
      );
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
      clearTimeout(timer.current);
      element.removeEventListener("input", keep);
      element.removeEventListener("submit", sent);
      window.removeEventListener("beforeunload", warn);
    };
  }, [form, name]);

  const forget = () => {
    clearTimeout(timer.current);
    touched.current.clear();
    delete form.current?.dataset.unsent;
    if (name !== null && form.current) keepInTab(keyOf(name, form.current), null);
    setOffered(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the moment of storing matters
  useEffect(() => {
    if (stored !== null) forget();
  }, [stored]);

  return {
    offered: offered !== null,
    forget,
    restore() {
      if (form.current && offered) {
        putWords(form.current, offered);
        for (const [field] of offered) touched.current.add(field);
        form.current.dataset.unsent = "";
      }
      setOffered(null);
    },
  };
}

/** Whether another form of the page holds words that were not stored. */
export const isUnsentBeside = (form: HTMLFormElement) =>
  [...document.querySelectorAll("form[data-unsent]")].some((other) => other !== form);

/** Whether what a form carries unseen under this name says which record it is about: not how it was last read. */
export const namesRecord = (name: string) =>
  !["version", "seen", "key"].includes(name) && !name.startsWith("$ACTION");

/** Of one form about one record. */
function keyOf(name: string, form: HTMLFormElement): string {
  const carried = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")]
    .filter((input) => namesRecord(input.name))
    .map((input) => `${input.name}=${input.value}`);
  return ["kept-words", placeWithoutLanguage(), name, ...carried].join(":");
}

function differs(form: HTMLFormElement, earlier: readonly Word[]): boolean {
  const now = wordsOf(form);
  return earlier.some(([name, value, ticked]) =>
    now.some((word) =>
      word[0] !== name
        ? false
        : ticked === null
          ? word[1] !== value
          : word[1] === value && word[2] !== ticked,
    ),
  );
}
