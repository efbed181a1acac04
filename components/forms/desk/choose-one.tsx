import { type Choice, isTyped } from "@/lib/platform/choices";
import { ChoiceList } from "./choice-list";
import type { OneField } from "./fields";

interface ChooseOneProps {
  /** The field's name. */
  name: string;
  choices: readonly Choice[];
  /** The id of the list of suggestions, one for all fields of a page that choose among the same. */
  list: string;
  /** What one does in a line that suggests. */
  hint: string;
}

/** The field that chooses one of many, or none: a list that opens, or a line that suggests where they are too many for it. */
export function chooseOne({ name, choices, list, hint }: ChooseOneProps): OneField {
  if (isTyped(choices)) return { name, kind: "choice", list, hint };
  const options = choices.map(({ id, words }) => ({ value: id, label: words }));
  return { name, kind: "select", options: [{ value: "", label: "–" }, ...options] };
}

/** What such lines suggest, once for all of them; nothing where a list opens. */
export function Suggestions({ list, choices }: Pick<ChooseOneProps, "list" | "choices">) {
  return isTyped(choices) ? <ChoiceList id={list} words={choices.map(({ words }) => words)} /> : null;
}
