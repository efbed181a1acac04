import type { Cut } from "@/lib/platform/pictures/cuts";
import type { FilePlace } from "@/prisma/generated/enums";

/**
 * The sizes of each place. What one picture may weigh is what a page may: before anybody scrolls a phone loads one wide
 * picture and six faces, 87 kB in the worst case.
 */
const WIDE: readonly Cut[] = [
  {
    name: "phone",
    ratio: 3 / 2,
    sizes: [
      { width: 480, most: 22_000 },
      { width: 800, most: 45_000 },
    ],
    formats: "photo",
  },
  {
    name: "wide",
    ratio: 12 / 5,
    sizes: [
      { width: 1280, most: 70_000 },
      { width: 1920, most: 85_000 },
    ],
    formats: "photo",
  },
];
/** One at the side of a text. */
const BESIDE: readonly Cut[] = [
  {
    name: "beside",
    ratio: 3 / 2,
    sizes: [
      { width: 480, most: 22_000 },
      { width: 960, most: 60_000 },
    ],
    formats: "photo",
  },
];
const LOGO: readonly Cut[] = [
  {
    name: "logo",
    ratio: null,
    sizes: [
      { width: 240, tallest: 72, most: 7_000 },
      { width: 480, tallest: 144, most: 14_000 },
    ],
    formats: "drawing",
  },
];

/** The whole of it for its page at the desk, and for nobody else. */
export const DESK_VIEW: Cut = {
  name: "desk",
  ratio: null,
  sizes: [{ width: 720, tallest: 720, most: 70_000 }],
  formats: "view",
};

/** What has a picture of its own; a form names which one. */
export const OWNED = ["speaker", "host", "session", "practice", "room", "venue", "section"] as const;
export type Owned = (typeof OWNED)[number];

interface Place {
  cuts: readonly Cut[];
  /** What it belongs to beside the organisation. */
  of: "edition" | "school" | "organisation" | Owned;
  /** Several pictures, in an order. */
  many?: true;
  /** A picture of a person; nobody has to say so. */
  person?: true;
}

/** Where pictures stand: a new place is a line here, a value of `FilePlace` and its texts. */
export const PLACES = {
  edition_wide: { of: "edition", cuts: WIDE },
  school_wide: { of: "school", cuts: WIDE },
  venue_picture: {
    of: "venue",
    cuts: [
      {
        name: "venue",
        ratio: 3 / 2,
        sizes: [
          { width: 480, most: 22_000 },
          { width: 960, most: 60_000 },
        ],
        formats: "photo",
      },
    ],
  },
  speaker_face: {
    of: "speaker",
    person: true,
    cuts: [
      {
        name: "face",
        ratio: 1,
        sizes: [
          { width: 144, most: 4_500 },
          { width: 240, most: 7_000 },
          { width: 560, most: 28_000 },
        ],
        formats: "photo",
      },
    ],
  },
  host_logo: { of: "host", cuts: LOGO },
  session_picture: { of: "session", cuts: BESIDE },
  practice_picture: { of: "practice", cuts: BESIDE },
  room_picture: { of: "room", cuts: BESIDE },
  organisation_mark: { of: "organisation", cuts: LOGO },
  section_picture: { of: "section", many: true, cuts: BESIDE },
  recap_gallery: {
    of: "edition",
    many: true,
    cuts: [
      {
        name: "tile",
        ratio: 3 / 2,
        sizes: [
          { width: 360, most: 14_000 },
          { width: 720, most: 40_000 },
        ],
        formats: "photo",
      },
      {
        name: "whole",
        ratio: null,
        sizes: [{ width: 1600, tallest: 1600, most: 250_000 }],
        formats: "photo",
      },
    ],
  },
} as const satisfies Record<FilePlace, Place>;

/** The places in the order in which the desk shows them. */
export const PLACE_NAMES = Object.keys(PLACES) as FilePlace[];

/** Which kind of record a place is of, where a form has to name it. */
export function ownedBy(place: FilePlace): Owned | null {
  const { of } = placeOf(place);
  return OWNED.find((one) => one === of) ?? null;
}

/** What is known of a place, whichever it is. */
export const placeOf = (place: FilePlace): Place => PLACES[place];

/** Under which words others may use a picture; the names are stored. */
export const LICENCES = ["", "own", "cc0", "cc-by-4", "cc-by-sa-4"] as const;
export type Licence = (typeof LICENCES)[number];

interface Described {
  alt: Record<string, string>;
  decorative: boolean;
  showsPerson: boolean;
  agreed: boolean;
}

/**
 * What is missing before everybody may see a picture: that it is told to whoever can't see it, and that the people on it
 * agreed. The database has the same rule.
 */
export function missingFor({ alt, decorative, showsPerson, agreed }: Described): Array<"alt" | "agreed"> {
  return [
    ...(decorative || Object.keys(alt).length > 0 ? [] : (["alt"] as const)),
    ...(showsPerson && !agreed ? (["agreed"] as const) : []),
  ];
}
