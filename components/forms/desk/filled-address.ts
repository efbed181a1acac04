/** An address with "{name}" parts taken from what a command made. */
export function filledAddress(pattern: string, made: unknown): string {
  const parts = (made ?? {}) as Record<string, unknown>;
  return pattern.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(parts[name] ?? "")),
  );
}
