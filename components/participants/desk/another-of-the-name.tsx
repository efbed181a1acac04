"use client";

import { TickField } from "@/components/forms/choice-field";
import { useFormContext } from "@/components/forms/form-context";

interface AnotherOfTheNameProps {
  label: string;
  /** The address of the list, and what leads to whoever has this name there. */
  list: string;
  look: string;
}

/** Asked only where somebody of this name is on the list with another address. */
export function AnotherOfTheName({ label, list, look }: AnotherOfTheNameProps) {
  const { errorOf, typed } = useFormContext();
  const name = [typed?.fullName ?? ""].flat()[0] ?? "";
  if (errorOf("another") === null && !typed?.another) return null;
  const found = `${list}?q=${encodeURIComponent(name)}`;
  return (
    <div className="field">
      <p>
        <a href={found}>{look}</a>
      </p>
      <TickField name="another" label={label} />
    </div>
  );
}
