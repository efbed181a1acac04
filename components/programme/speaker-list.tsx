import { Picture } from "@/components/files/picture";
import type { ThemeColour } from "@/components/layout/band";
import { Affiliation } from "@/components/ui/affiliation";
import { Typed } from "@/components/ui/localised";
import type { Picture as Shown } from "@/lib/files/queries/pictures";
import styles from "./speakers.module.css";

export interface ListedPerson {
  id: string;
  fullName: string;
  affiliation: string;
  country: string | null;
  colour: ThemeColour | "all";
  href: string;
  /** E.g. "Chair". */
  role: string;
  face: Shown | null;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** People with their face, or else their initials, on the line they work on; `heading` is the level below its place. */
export function SpeakerList({
  people,
  locale,
  heading: Heading,
}: {
  people: readonly ListedPerson[];
  locale: string;
  heading: "h2" | "h3";
}) {
  return (
    <ul className={`plain ${styles.people}`}>
      {people.map((person) => (
        <li key={person.id}>
          <span className={`${styles.face} rail l-${person.colour}`} aria-hidden="true">
            {person.face ? (
              <Picture picture={person.face} cut="face" sizes="4.5rem" only={240} silent />
            ) : (
              initials(person.fullName)
            )}
          </span>
          <div>
            <Heading className="h3">
              <a href={person.href}>
                <Typed>{person.fullName}</Typed>
              </a>
            </Heading>
            <p>
              {person.role}
              <br />
              <Affiliation of={person} locale={locale} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
