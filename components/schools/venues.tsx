import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/files/picture";
import { PlaceWay } from "@/components/sections/place-way";
import { Localised, Typed } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { PlaceMap } from "./place-map";
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
        <div>
          {!mapped && <PlaceMap venues={content.venues} city={content.head.city} locale={locale} />}
          <ol className={`plain ${styles.venues}`}>
            {content.venues.map((venue, index) => (
              <li key={venue.id} id={venueAnchor(venue)}>
                <h3>
                  <span className="no">{index + 1}</span>
                  <span>
                    <Localised text={venue.name ?? venue.address} />
                    {!venue.name && !venue.address && <Typed>{venue.city}</Typed>}
                  </span>
                </h3>
                {!mapped && (
                  <PlaceWay
                    place={{ ...venue, words: venue.lines.join(", ") }}
                    told={venue.lines.slice(1).join(", ")}
                    locale={locale}
                  />
                )}
                {mapped && <Typed>{venue.lines.slice(1).join(", ")}</Typed>}
                <VenueWords venue={venue} />
              </li>
            ))}
          </ol>
        </div>
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

/** An edition's only venue: where in the land it is, its address, one tap to a map, and what is told of it. */
export function OneVenue({ content, locale, mapped }: VenuesProps) {
  const venue = onlyVenue(content);
  if (!venue) return null;
  return (
    <>
      {!mapped && isMapped(venue) && content.head.mode !== "online" && (
        <div className={styles.way}>
          <PlaceMap venues={[venue]} city={content.head.city} locale={locale} />
          <PlaceWay place={{ ...venue, words: venue.lines.join(", ") }} locale={locale} />
        </div>
      )}
      <VenueWords venue={venue} />
    </>
  );
}

/** The venue of an edition that has one, if anything is told of it beside its name. */
export function onlyVenue({ venues }: Pick<EditionPageContent, "venues">): Venue | null {
  const [venue, ...others] = venues;
  if (!venue || others.length > 0) return null;
  const { picture, directions, accessNote } = venue;
  return picture || directions || accessNote || isMapped(venue) ? venue : null;
}

const isMapped = ({ position, address }: Venue): boolean => Boolean(position || address);
