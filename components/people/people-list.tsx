import type { LineColour } from "@/components/layout/band";
import styles from "@/components/schools/edition.module.css";
import { formatCountry } from "@/lib/platform/dates/format";

export interface ListedPerson {
  id: string;
  fullName: string;
  affiliation: string;
  country: string | null;
  colour: LineColour | "all";
  href: string;
  /** E.g. "Chair". */
  role: string;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** People with their initials on the line they work on. */
export function PeopleList({ people, locale }: { people: readonly ListedPerson[]; locale: string }) {
  return (
    <ul className={`plain ${styles.people}`}>
      {people.map((person) => (
        <li key={person.id}>
          <span className={`${styles.face} rail l-${person.colour}`} aria-hidden="true">
            {initials(person.fullName)}
          </span>
          <div>
            <h3>
              <a href={person.href}>{person.fullName}</a>
            </h3>
            <p>
              {person.role}
              <br />
              {[person.affiliation, person.country ? formatCountry(person.country, locale) : ""]
                .filter(Boolean)
                .join(", ")}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
