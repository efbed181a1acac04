/** Where the site is, without a slash at the end, and the path of the page with its language. */
export interface PageAddress {
  publicUrl: string;
  base: string;
}

/** The same with the picture that stands for the page, where it has none of its own. */
export interface PictedAddress extends PageAddress {
  /** Below `publicUrl`: its card. */
  card: string;
}

export const SCHEMA = "https://schema.org";
export type Performer = { fullName: string; address: string };

/** Somebody in the programme, with the page about them. */
export function personOf(person: Performer, { publicUrl, base }: PageAddress): object {
  return {
    "@type": "Person",
    name: person.fullName,
    url: `${publicUrl}${base}/speakers/${person.address}`,
  };
}
