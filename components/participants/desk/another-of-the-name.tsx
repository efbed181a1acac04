"use client";

import { TickField } from "@/components/forms/choice-field";
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

/** Asked only where somebody who may be the same human is on the list: who that is, and that it is somebody else. */
export function AnotherOfTheName({ list, question, label }: AnotherOfTheNameProps) {
  const { refusal, typed } = useFormContext();
  const people = refusal?.reason === "on-the-list" ? readPeople(refusal.detail.people) : [];
  if (people.length === 0 && !typed?.another) return null;
  return (
    <div className="field">
      {people.length > 0 ? (
        <>
          <p>{people.length === 1 ? question.one : question.several}</p>
          <ListedPeople people={people} list={list} />
        </>
      ) : null}
      <TickField name="another" label={label} />
    </div>
  );
}

function readPeople(detail: string | number | undefined): AlikeHere[] {
  return typeof detail === "string" ? (JSON.parse(detail) as AlikeHere[]) : [];
}
