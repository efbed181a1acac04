import type { PagePlace } from "@/lib/platform/db/keyset";
import { IdSchema } from "@/lib/platform/form-fields";

/** One value of the address, however often it stands there. */
export function one(asked: string | string[] | undefined): string | undefined {
  return Array.isArray(asked) ? asked[0] : asked;
}

/** Which page of a long list its address asks for, and beside which row it lies; what can't be read is not asked. */
export function askedPlace(asked: Record<string, string | string[] | undefined>): PagePlace {
  const [after, before] = [asked.after, asked.before].map((id) => IdSchema.safeParse(one(id)).data);
  return { page: askedPage(asked.page), after, before };
}

/** The number of a page of a long list, as its address asks; 1 where it says nothing that can be read. */
export function askedPage(asked: string | string[] | undefined): number {
  return Math.min(10_000, Math.max(1, Math.floor(Number(one(asked))) || 1));
}

/** The number of a publication, as its address asks; null where it asks none. What can't be read is one that is not there. */
export function askedVersion(asked: string | string[] | undefined): number | null {
  const text = one(asked);
  return text === undefined ? null : /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
