"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { keepInTab, placeWithoutLanguage, readInTab } from "@/components/ui/tab-memory";
import { changedIn, isAsSent, putWords, type Sent, type Word, wordsOf } from "../controls";
import { type Row, rowsIn } from "../merge-rows";
import { listsIn } from "./rows-here";

const WAIT_MS = 400;
/** After the name of a list: the rows that were stored when something was typed into it. */
const OVER = ".over";

/**
 * Keeps what is typed, chosen and ticked in a form in this tab until it is stored, and offers it again after a reload, a
 * crash or a session that ended; warns before leaving with what was not sent. What nobody touched is not kept: it may be
 * stored anew meanwhile. `name` null switches it off, and `stored` is another text each time the form was stored.
 */
export function useFormDraft(
  form: RefObject<HTMLFormElement | null>,
  name: string | null,
  stored: string | null,
  sent: Sent | null,
) {
  const [offered, setOffered] = useState<readonly Word[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(new Set<string>());
  const touchAgain = useRef<(fields: readonly string[]) => void>(() => {});
  /** What is offered, until somebody has said what becomes of it. */
  const waiting = useRef<readonly Word[]>([]);

  useEffect(() => {
    const element = form.current;
    if (!element || name === null) return;
    const key = keyOf(name, element);
    let dirty = false;
    const earlier = readInTab<Word[]>(key);
    if (earlier && differs(element, earlier)) {
      waiting.current = earlier;
      setOffered(earlier);
    }
    const save = () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      // A row says nothing without the others.
      const lists = listsIn(element).filter(({ list }) => [...touched.current].some(isOf(list)));
      const isTouched = ([field]: Word) =>
        touched.current.has(field) || lists.some(({ list }) => isOf(list)(field));
      keepInTab(key, [
        ...waiting.current.filter((word) => !isTouched(word)),
        ...wordsOf(element).filter(isTouched),
        ...lists.map(({ list, stored }): Word => [list + OVER, JSON.stringify(stored()), null]),
      ]);
    };
    const touch = (fields: readonly string[]) => {
      dirty = true;
      for (const field of fields) touched.current.add(field);
      element.dataset.unsent = "";
      clearTimeout(timer.current);
      timer.current = setTimeout(save, WAIT_MS);
    };
    touchAgain.current = touch;
    // Somebody may have begun before the scripts were there.
    const begun = changedIn(element);
    if (begun.length > 0) touch(begun);
    const keep = ({ target }: Event) =>
      touch(target instanceof Element ? [target.getAttribute("name") ?? ""] : []);
    const leave = () => {
      if (timer.current !== undefined) save();
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
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      element.removeEventListener("input", keep);
      element.removeEventListener("submit", sent);
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("pagehide", leave);
    };
  }, [form, name]);

  const forget = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    touched.current.clear();
    waiting.current = [];
    delete form.current?.dataset.unsent;
    if (name !== null && form.current) keepInTab(keyOf(name, form.current), null);
    setOffered(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the moment of storing matters
  useEffect(() => {
    const element = form.current;
    if (stored === null || !element) return;
    // What was typed while it was on its way is not stored.
    const later = wordsOf(element)
      .filter((word) => touched.current.has(word[0]) && !isAsSent(word, sent))
      .map(([field]) => field);
    forget();
    if (later.length > 0) touchAgain.current(later);
  }, [stored]);

  return {
    offered: offered !== null,
    forget,
    restore() {
      if (form.current && offered) {
        putRows(form.current, offered);
        for (const [field] of offered) touched.current.add(field);
        form.current.dataset.unsent = "";
      }
      waiting.current = [];
      setOffered(null);
    },
  };
}

const isOf = (list: string) => (field: string) => field.startsWith(`${list}.`);

/** Words go where they stood; rows of a list to what is stored now. */
function putRows(form: HTMLFormElement, words: readonly Word[]): void {
  const lists = listsIn(form).flatMap(({ list, put }) => {
    const over = words.find(([field]) => field === list + OVER)?.[1];
    return over === undefined ? [] : [{ list, put, over: JSON.parse(over) as Row[] | null }];
  });
  putWords(
    form,
    words.filter(([field]) => !lists.some(({ list }) => isOf(list)(field))),
  );
  openFolds(form, words);
  for (const { list, put, over } of lists)
    put(rowsIn(Object.fromEntries(words.map(([field, value]) => [field, value])), list), over);
}

/** What was put back is in sight: nobody sends words that they do not see. */
function openFolds(form: HTMLFormElement, words: readonly Word[]): void {
  const names = new Set(words.map(([field]) => field));
  for (const fold of form.querySelectorAll("details"))
    if ([...fold.querySelectorAll("[name]")].some((field) => names.has(field.getAttribute("name") ?? "")))
      fold.open = true;
}

/** Whether another form of the page holds words that were not stored. */
export const isUnsentBeside = (form: HTMLFormElement) =>
  [...document.querySelectorAll("form[data-unsent]")].some((other) => other !== form);

/** Whether what a form carries unseen under this name says which record it is about: not how it was last read. */
export const namesRecord = (name: string) =>
  !["version", "seen", "key", "asOf"].includes(name) && !name.startsWith("$ACTION");

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
