import "server-only";
import { readMaterials, type ShownMaterial } from "@/lib/materials/queries/materials";
import { reading } from "@/lib/platform/db/client";
import type { MyPage } from "./my-registration";

/** The documents and links that a registration's own page offers: to who is confirmed, also once the edition is over. */
export async function listMyMaterials(
  locale: string,
  { head, registration }: MyPage,
): Promise<ShownMaterial[]> {
  if (registration.state !== "confirmed") return [];
  return reading((db) => readMaterials(db, head, ["public", "participants"], [locale, ...head.languages]));
}
