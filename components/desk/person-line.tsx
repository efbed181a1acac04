import { Typed } from "@/components/ui/localised";

interface PersonLineProps {
  name: string;
  /** What else is said of them; what is not known is left out. */
  facts: ReadonlyArray<string | null | undefined | false>;
  /** Between two facts. */
  between?: string;
}

/** A person in a list of the desk: the name, and beside it in small letters what tells them from others. */
export function PersonLine({ name, facts, between = ", " }: PersonLineProps) {
  return (
    <span>
      <Typed>{name}</Typed> <small className="muted">{facts.filter(Boolean).join(between)}</small>
    </span>
  );
}
