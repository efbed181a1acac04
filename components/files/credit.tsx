import { getTranslations } from "next-intl/server";
import type { Picture } from "@/lib/files/queries/pictures";

/** Whose picture it is, where somebody said so. */
export async function Credit({ picture: { credit } }: { picture: Picture }) {
  if (!credit) return null;
  const t = await getTranslations("public.picture");
  return <span className="muted">{t.rich("credit", { credit, name: (name) => <bdi>{name}</bdi> })}</span>;
}
