/** The signs that modules draw for themselves: a module that names one of these carries no other. */
export const CLOSE = "M5 5l14 14M19 5L5 19";
export const FILTER = "M3 6h18M7 12h10M10 18h4";
export const SEARCH = "M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l6 6";

/** A sign drawn with lines; always beside a word, so silent for screen readers. */
export function DrawnIcon({ path, className = "i" }: { path: string; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
