const LOOK: Record<string, string> = {
  confirmed: "state state--on l-pine",
  offered: "state state--half l-pine",
  pending: "state state--half l-indigo",
  waitlisted: "state state--wait l-ochre",
};

/** A state as a shape with its word: never by colour alone. */
export function StateSign({ state, text }: { state: string; text: string }) {
  return <span className={LOOK[state] ?? "state state--off"}>{text}</span>;
}
