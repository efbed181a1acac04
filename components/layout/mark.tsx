/** Convivio's mark: three bands that bend into one. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg
      className={className}
      viewBox="0 0 48 48"
      width="48"
      height="48"
      aria-hidden="true"
      fill="none"
      strokeWidth="4"
    >
      <path d="M48 2H15.8L2 15.8V27" stroke="var(--tomato)" />
      <path d="M48 8H18.3L8 18.3V27" stroke="var(--pine)" />
      <path d="M48 14H20.8L14 20.8V27" stroke="var(--indigo)" />
      <path d="M8 26V29.7L18.3 40H48" stroke="currentColor" strokeWidth="16" />
    </svg>
  );
}
