import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/files/picture";
import { PlaceWay } from "@/components/sections/place-way";
import { Localised, Typed } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import styles from "./venues.module.css";

type Venue = EditionPageContent["venues"][number];

interface VenuesProps {
  content: EditionPageContent;
  locale: string;
  /** A section of the page tells the ways to them. */
  mapped: boolean;
}

/** Where a page leads to one venue among several. */
export const venueAnchor = (venue: { id: string }): string => `venue-${venue.id}`;

/** Every venue of an edition that has several: its picture, the way there, who gets in how. */
export async function Venues({ content, locale, mapped }: VenuesProps) {
  if (content.venues.length < 2) return null;
  const t = await getTranslations("public.edition");
  return (
    <section className="part" aria-labelledby="venues">
      <div className="wrap split">
        <h2 id="venues">{t("venues")}</h2>
        <ol className={`plain ${styles.venues}`}>
          {content.venues.map((venue) => (
            <li key={venue.id} id={venueAnchor(venue)}>
              <h3>
                <Localised text={venue.name ?? venue.address} />
                {!venue.name && !venue.address && <Typed>{venue.city}</Typed>}
              </h3>
              {!mapped && <PlaceWay place={{ ...venue, words: venue.lines.join(", ") }} locale={locale} />}
              {mapped && <Typed>{venue.lines.slice(1).join(", ")}</Typed>}
              <VenueWords venue={venue} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** What is told of a venue beside its address. */
export function VenueWords({ venue }: { venue: Venue }) {
  return (
    <>
      {venue.picture && (
        <Picture
          picture={venue.picture}
          cut="venue"
          sizes="(max-width: 62em) 92vw, 40rem"
          className={styles.picture}
        />
      )}
      <Markdown text={venue.directions} className="above-5" />
      <Markdown text={venue.accessNote} className="above-5" />
    </>
  );
}

/** Whether anything is told of a venue beside its address. */
export const tellsMore = ({ picture, directions, accessNote }: Venue): boolean =>
  Boolean(picture || directions || accessNote);
