import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { ToldVenue } from "@/lib/editions/rules/venues";

/** Address and coordinates of a schema.org Place: a venue, or the edition's city where none is said. */
export function postalPlace(
  head: Pick<EditionHead, "city" | "country">,
  venue: Pick<ToldVenue, "address" | "city" | "position"> | null,
): object {
  return {
    address: {
      "@type": "PostalAddress",
      streetAddress: venue?.address?.text,
      addressLocality: venue?.city ?? head.city,
      addressCountry: head.country ?? undefined,
    },
    geo: venue?.position ? { "@type": "GeoCoordinates", ...venue.position } : undefined,
  };
}
