import { isUuid } from "@/lib/platform/uuid";
import type { SessionFilter } from "@/lib/programme/queries/changeable";
import { SESSION_KINDS } from "@/lib/programme/schema/session";

/** What the list of sessions is narrowed down to, as its address asks; what can't be read narrows nothing down. */
export function changeAsked(asked: Record<string, string | string[] | undefined>): SessionFilter {
  const { q, ofTheme, ofKind } = asked;
  return {
    q: typeof q === "string" && q.trim() !== "" ? q.trim().slice(0, 100) : null,
    ofTheme: typeof ofTheme === "string" && isUuid(ofTheme) ? ofTheme : null,
    ofKind: SESSION_KINDS.find((kind) => kind === ofKind) ?? null,
  };
}
