"use client";

import { useEffect, useRef } from "react";
import { useFormContext } from "@/components/forms/form-context";
import type { AlikeHere } from "@/lib/registration/schema/alike-here";
import { ListedPeople } from "./listed-people";

interface AnotherOfTheNameProps {
  /** The address of the list. */
  list: string;
  /** Whether it is the one, or one of several, who may be meant. */
  question: { one: string; several: string };
  /** That it is somebody else. */
  label: string;
}

/** What makes it another question. */
const ABOUT = ["fullName", "email", "affiliation"];

/**
 * Asked only where somebody who may be the same human is on the list: who that is, and that it is somebody else. The answer is
 * about the name and the address that were sent: once one of them changes, it is open again.
 */
export function AnotherOfTheName({ list, question, label }: AnotherOfTheNameProps) {
  const { refusal } = useFormContext();
  const tick = useRef<HTMLInputElement>(null);
  const asked = refusal?.reason === "on-the-list" ? String(refusal.detail.question) : null;
  useEffect(() => {
    const form = tick.current?.form;
    if (!asked || !form) return;
    const open = ({ target }: Event) => {
      if (tick.current && target instanceof HTMLInputElement && ABOUT.includes(target.name))
        tick.current.checked = false;
    };
    form.addEventListener("input", open);
    return () => form.removeEventListener("input", open);
  }, [asked]);
  if (!asked) return null;
  const people = readPeople(refusal?.detail.people);
  return (
    <div className="field">
      <p>{people.length === 1 ? question.one : question.several}</p>
      <ListedPeople people={people} list={list} />
      <label className="choice">
        <input key={asked} ref={tick} name="another" type="checkbox" value={asked} />
        <span>{label}</span>
      </label>
    </div>
  );
}

function readPeople(detail: string | number | undefined): AlikeHere[] {
  return typeof detail === "string" ? (JSON.parse(detail) as AlikeHere[]) : [];
}
