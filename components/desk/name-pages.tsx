import Link from "next/link";

interface NamePagesProps {
  /** All names in the list's order. */
  names: readonly string[];
  /** How many stand on a page. */
  size: number;
  /** From 1. */
  page: number;
  label: string;
  href: (page: number) => string;
}

/** The pages of a long list of names, each called by its first and last name: "Ada Esempio – Emil Beispiel". */
export function NamePages({ names, size, page, label, href }: NamePagesProps) {
  const count = Math.ceil(names.length / size);
  if (count < 2) return null;
  return (
    <nav className="row above-4" aria-label={label}>
      {Array.from({ length: count }, (_, index) => {
        const shown = names.slice(index * size, (index + 1) * size);
        const [first, last] = [shown[0] ?? "", shown.at(-1) ?? ""];
        return (
          <Link
            key={href(index + 1)}
            className="pill"
            href={href(index + 1)}
            prefetch={false}
            aria-current={index + 1 === page ? "page" : undefined}
          >
            {first === last ? first : `${first} – ${last}`}
          </Link>
        );
      })}
    </nav>
  );
}
