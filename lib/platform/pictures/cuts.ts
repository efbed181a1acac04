/** What every size is written as, and what one size is for mails and whoever knows none of them. */
export const FORMATS = {
  photo: { all: ["avif", "webp"], plain: "jpeg" },
  drawing: { all: ["webp"], plain: "png" },
  view: { all: ["webp"], plain: null },
} as const;

/** How a picture is cut: the part of it that is taken, and the sizes it is made in. */
export interface Cut {
  name: string;
  /** Width to height of what is taken, round its focus; null: all of it. */
  ratio: number | null;
  /** Widths in pixels with the bytes that one of them may have; where `tallest` is given, it fits into that height, too. */
  sizes: ReadonlyArray<{ width: number; tallest?: number; most: number }>;
  /** "photo": AVIF, WebP and one JPEG; "drawing": what may be transparent, WebP and one PNG; "view": WebP alone. */
  formats: keyof typeof FORMATS;
}

/** The largest part of a picture with a ratio, as near to its focus (in hundredths) as its edges let it be. */
export function partOf(
  { width, height }: { width: number; height: number },
  ratio: number | null,
  focus: { x: number; y: number },
): { left: number; top: number; width: number; height: number } {
  if (ratio === null) return { left: 0, top: 0, width, height };
  const partWidth = Math.max(1, Math.min(width, Math.round(height * ratio)));
  const partHeight = Math.max(1, Math.min(height, Math.round(width / ratio)));
  const place = (focused: number, whole: number, part: number) =>
    Math.max(0, Math.min(whole - part, Math.round((focused / 100) * whole - part / 2)));
  return {
    left: place(focus.x, width, partWidth),
    top: place(focus.y, height, partHeight),
    width: partWidth,
    height: partHeight,
  };
}

/** The sizes that a part of a picture is made in: none larger than it is itself, and none twice. */
export function sizesOf(
  part: { width: number; height: number },
  sizes: Cut["sizes"],
): Array<{ width: number; height: number; most: number }> {
  const fitted = sizes.map(({ width, tallest, most }) => {
    const scale = Math.min(1, width / part.width, tallest === undefined ? 1 : tallest / part.height);
    return {
      width: Math.max(1, Math.round(part.width * scale)),
      height: Math.max(1, Math.round(part.height * scale)),
      most,
    };
  });
  return fitted.filter((one, place) => fitted.findIndex(({ width }) => width === one.width) === place);
}
