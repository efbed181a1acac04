import { getLocale, getTranslations } from "next-intl/server";
import { langOf } from "@/components/ui/localised";
import { OutsideLink } from "@/components/ui/outside-link";
import type { ShownMaterial } from "@/lib/materials/queries/materials";

/** Documents to save and links to follow, each with what it is. */
export function MaterialList({ materials }: { materials: readonly ShownMaterial[] }) {
  return (
    <ul className="plain">
      {materials.map((material) => (
        <li key={material.id} className="above-2">
          <MaterialWay material={material} /> <MaterialAbout material={material} />
        </li>
      ))}
    </ul>
  );
}

/** The way to a document or a link, by its title. */
export function MaterialWay({ material: { href, title, document } }: { material: ShownMaterial }) {
  const words = (
    <span dir="auto" {...langOf(title)}>
      {title.text}
    </span>
  );
  return document ? <a href={href}>{words}</a> : <OutsideLink href={href}>{words}</OutsideLink>;
}

/** "PDF, 1.2 MB"; of a link where it leads. */
export async function MaterialAbout({ material: { href, document } }: { material: ShownMaterial }) {
  const [t, locale] = await Promise.all([getTranslations("public.material"), getLocale()]);
  if (!document)
    return (
      <span className="small muted" dir="ltr">
        {new URL(href).hostname}
      </span>
    );
  const megabytes = Math.max(0.1, Math.round(document.bytes / 100_000) / 10);
  const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(megabytes);
  return <span className="small muted">{t("about", { format: document.format.toUpperCase(), size })}</span>;
}
