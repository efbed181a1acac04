import { type PeopleFilter, PeopleFiltersSchema, writeFilters } from "@/lib/audiences/schema/people-set";

/** Where people of a state are listed, below an edition's desk: those of some categories; null: all of them. */
export function peopleOf(state: "confirmed" | "waitlisted", categories: readonly string[] | null): string {
  return listOf(state, categories && [{ by: "category", of: "", how: "is", values: [...categories] }]);
}

/** Where those of them are listed who answered a question. */
export const answered = (question: string) =>
  listOf("confirmed", [{ by: "answer", of: question, how: "filled", values: [] }]);

/** What an address can't ask for, none or too many of them, is looked for among all. */
function listOf(state: string, filters: PeopleFilter[] | null): string {
  const all = `registrations?state=${state}`;
  if (!filters || !PeopleFiltersSchema.safeParse(filters).success) return all;
  return `${all}&filters=${encodeURIComponent(writeFilters(filters))}`;
}
