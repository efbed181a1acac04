import type { AlikeHere } from "@/lib/registration/schema/alike-here";

interface ListedPeopleProps {
  people: readonly AlikeHere[];
  /** The address of the list. */
  list: string;
}

/** People of the list, each leading to their registration, in a tab of its own: what is filled in here stays. */
export function ListedPeople({ people, list }: ListedPeopleProps) {
  return (
    <ul>
      {people.map(({ registrationId, fullName, email, reference }) => (
        <li key={registrationId}>
          <a href={`${list}?open=${registrationId}`} target="_blank" rel="noopener">
            <bdi>{fullName}</bdi>
          </a>
          {reference ? ` · ${reference}` : ""} · <bdi className="muted">{email}</bdi>
        </li>
      ))}
    </ul>
  );
}
