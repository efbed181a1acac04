import { Typed } from "@/components/ui/localised";
import { OutsideLink } from "@/components/ui/outside-link";
import { translator } from "@/lib/platform/i18n/translator";
import { type MappedPlace, mapLinks } from "@/lib/platform/map-links";
import styles from "./sections.module.css";

interface PlaceWayProps {
  place: MappedPlace;
  /** What is said of it here, where its name stands above already; a map is told all its words. */
  told?: string;
  locale: string;
}

/** Where it is, in words, and one tap to a map: nothing of it is loaded before. */
export function PlaceWay({ place, told = place.words, locale }: PlaceWayProps) {
  if (!place.words) return null;
  const t = translator(locale, "sections");
  const { own, others } = mapLinks(place);
  return (
    <>
      {told && (
        <p className={styles.place}>
          <Typed>{told}</Typed>
        </p>
      )}
      <ul className={`plain ${styles.ways}`}>
        <li>
          <a href={own}>{t("ownMap")}</a>
        </li>
        {others.map(({ name, href }) => (
          <li key={name}>
            <OutsideLink href={href}>{name}</OutsideLink>
          </li>
        ))}
      </ul>
    </>
  );
}
