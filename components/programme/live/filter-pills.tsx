import { CLOSE, DrawnIcon } from "@/components/ui/drawn-icon";
import { FILTERS, type FilterName, type SessionFilter } from "@/lib/agenda/rules/find-sessions";
import type { FilterChoices, FilterWords } from "./filter-words";
import styles from "./live.module.css";

const SHOWN = 2;

/** What is filtered by, each with its way out: at most two, the others one step away, and one way out of all. */
export function FilterPills({
  filter,
  choices,
  words,
  remove,
  more,
  clear,
}: {
  filter: SessionFilter;
  choices: FilterChoices;
  words: FilterWords;
  remove: (name: FilterName) => void;
  more: () => void;
  clear: () => void;
}) {
  const active = FILTERS.filter((name) => filter[name] !== "");
  const textOf = (name: FilterName) =>
    choices[name].find((choice) => choice.value === filter[name])?.text ?? filter[name];
  return (
    <div className={styles.pills}>
      {active.slice(0, SHOWN).map((name) => (
        <button
          key={name}
          type="button"
          className="pill pill--on"
          aria-label={words.remove.replace("{name}", `${words.named[name]} ${textOf(name)}`)}
          onClick={() => remove(name)}
        >
          <span>{textOf(name)}</span> <DrawnIcon path={CLOSE} />
        </button>
      ))}
      {active.length > SHOWN && (
        <button type="button" className="pill" onClick={more}>
          {words.more.replace("{count}", String(active.length - SHOWN))}
        </button>
      )}
      <button type="button" className="act" onClick={clear}>
        {words.clear}
      </button>
    </div>
  );
}
