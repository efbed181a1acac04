/** A place on the earth, or where only its words are known, those. */
export interface MappedPlace {
  position: { latitude: number; longitude: number } | null;
  /** Name and address, as they are told. */
  words: string;
}

/** Where a place opens in a map: the phone's own (RFC 5870), and maps of others, which are asked nothing before. */
export function mapLinks({ position, words }: MappedPlace): {
  own: string;
  others: Array<{ name: string; href: string }>;
} {
  const q = encodeURIComponent(words);
  const at = position && `${position.latitude},${position.longitude}`;
  return {
    own: at ? `geo:${at}?q=${at}(${q})` : `geo:0,0?q=${q}`,
    others: [
      {
        name: "OpenStreetMap",
        href: position
          ? `https://www.openstreetmap.org/?mlat=${position.latitude}&mlon=${position.longitude}#map=17/${position.latitude}/${position.longitude}`
          : `https://www.openstreetmap.org/search?query=${q}`,
      },
      { name: "Apple Maps", href: `https://maps.apple.com/?q=${q}${at ? `&ll=${at}` : ""}` },
      { name: "Google Maps", href: `https://www.google.com/maps/search/?api=1&query=${at ?? q}` },
    ],
  };
}
