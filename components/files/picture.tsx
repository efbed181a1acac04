import { langOf } from "@/components/ui/localised";
import type { PictureCopy, Picture as Shown } from "@/lib/files/queries/pictures";
import { mediaTypeOf } from "@/lib/files/rules/addresses";
import { PHONE } from "./phone";

interface PictureProps {
  picture: Shown;
  cut: string;
  /** How it is cut on a phone, where that is another way. */
  phoneCut?: string;
  /** How wide it stands, for browsers to choose by. */
  sizes: string;
  /** One width alone, where it stands small and often. */
  only?: number;
  /** Seen before anybody scrolls: it is asked for at once. */
  first?: boolean;
  /** What it says stands beside it. */
  silent?: boolean;
  className?: string | undefined;
}

/** A picture in the formats and sizes that it was made in, with its measures, so that nothing moves when it comes. */
export function Picture({ picture, cut, phoneCut, sizes, only, first, silent, className }: PictureProps) {
  const own = copiesOf(picture, cut, only);
  // Browsers that know neither AVIF nor WebP get the one that all know.
  const shown = own.find(({ format }) => format === (only ? "webp" : "jpeg")) ?? own.at(-1);
  if (!shown) return null;
  const sources = [
    ...(phoneCut ? sourcesOf(copiesOf(picture, phoneCut), PHONE) : []),
    ...sourcesOf(own.filter((copy) => copy !== shown)),
  ];
  return (
    <picture className={className}>
      {sources.map(({ type, media, copies, largest }) => (
        <source
          key={`${media ?? ""} ${type}`}
          type={type}
          media={media}
          srcSet={copies
            .map(({ href, width }) => (copies.length > 1 ? `${href} ${width}w` : href))
            .join(", ")}
          {...(copies.length > 1 ? { sizes } : {})}
          width={largest.width}
          height={largest.height}
        />
      ))}
      <img
        src={shown.href}
        width={shown.width}
        height={shown.height}
        alt={silent ? "" : (picture.alt?.text ?? "")}
        {...(silent || !picture.alt ? {} : langOf(picture.alt))}
        decoding="async"
        {...(first ? { fetchPriority: "high" as const } : { loading: "lazy" as const })}
      />
    </picture>
  );
}

const copiesOf = ({ copies }: Shown, cut: string, only?: number) =>
  copies
    .filter((copy) => copy.cut === cut && (only === undefined || copy.width <= only))
    .filter(
      // Of a small original all sizes may be one.
      (copy, _place, all) => only === undefined || copy.width === Math.max(...all.map(({ width }) => width)),
    );

const ORDER = ["avif", "webp", "jpeg", "png"] as const;

function sourcesOf(copies: readonly PictureCopy[], media?: string) {
  return ORDER.flatMap((format) => {
    const mine = copies.filter((copy) => copy.format === format);
    const largest = mine.at(-1);
    return largest ? [{ type: mediaTypeOf(format), media, copies: mine, largest }] : [];
  });
}
