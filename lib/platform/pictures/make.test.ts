import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { atPosition, cmykJpeg, hugePng, LATITUDE, photo, turnedAs } from "./fixtures/photos";
import { LARGEST_PICTURE, MOST_PIXELS, makeCopies, readPicture } from "./make";

/** The colours of the four corners, clockwise from the upper left, as the nearest of those that were painted. */
async function cornersOf(bytes: Buffer): Promise<string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  const [right, bottom] = [info.width - 4, info.height - 4];
  return [at(3, 3), at(right, 3), at(right, bottom), at(3, bottom)].map(([r = 0, g = 0, b = 0]) =>
    r > 128 ? (g > 128 ? "yellow" : "red") : g > 128 ? "green" : b > 128 ? "blue" : "black",
  );
}
const UPRIGHT = ["red", "green", "blue", "yellow"];

async function original(bytes: Buffer) {
  const read = await readPicture(bytes);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

describe("a picture is set upright", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("as a camera says that it was held: %i", async (orientation) => {
    const bytes = await turnedAs(orientation);
    const { data, width, height } = await original(bytes);
    expect([width, height]).toEqual([240, 160]);
    expect(await cornersOf(data)).toEqual(UPRIGHT);
  });
});

describe("what a camera wrote into it is gone", () => {
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await atPosition(await photo(4000, 3000), 6);
  });

  test("from the original and from every size", async () => {
    // The position is there before, or this test would see nothing.
    expect(bytes.includes(LATITUDE)).toBe(true);
    const made = await original(bytes);
    expect([made.width, made.height]).toEqual([1920, 2560]);
    const copies = await makeCopies(made, WIDE, { x: 50, y: 50 });
    for (const { data } of [made, ...copies]) {
      for (const word of [LATITUDE, "Exif", "EXIF", "GPS", "http://ns.adobe.com", "Photoshop"])
        expect(data.includes(word)).toBe(false);
      // The loader of AVIF is shut.
      if (data.includes("ftypavif")) continue;
      const { exif, xmp, iptc, icc, orientation } = await sharp(data).metadata();
      expect([exif, xmp, iptc, icc, orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  }, 60_000);
});

const WIDE = {
  name: "wide",
  ratio: 2.4,
  sizes: [
    { width: 480, most: 20_000 },
    { width: 1280, most: 60_000 },
  ],
  formats: "photo",
} as const;

describe("sizes", () => {
  test("are cut round the focus, weigh what they may, and come in three formats", async () => {
    const made = await original(await photo(3000, 2000));
    const copies = await makeCopies(made, WIDE, { x: 50, y: 10 });
    expect(copies.map(({ format, width, height }) => `${format} ${width} ${height}`)).toEqual([
      ...["avif 480 200", "webp 480 200", "avif 1280 534", "webp 1280 534", "jpeg 1280 534"],
    ]);
    for (const { width, data } of copies)
      expect(data.length).toBeLessThanOrEqual(width > 480 ? 60_000 : 20_000);
    const top = copies.find(({ format }) => format === "jpeg");
    expect((await cornersOf(top?.data ?? Buffer.alloc(0))).slice(0, 2)).toEqual(["red", "green"]);
  }, 60_000);

  test("are never larger than the picture", async () => {
    const copies = await makeCopies(await original(await photo(300, 200)), WIDE, { x: 50, y: 50 });
    expect(copies.map(({ format, width, height }) => `${format} ${width} ${height}`)).toEqual([
      ...["avif 300 125", "webp 300 125", "jpeg 300 125"],
    ]);
  });

  test("of noise that nothing packs weigh no more, either", async () => {
    const noise = await sharp({
      create: {
        width: 1280,
        height: 533,
        channels: 3,
        background: "#000",
        noise: { type: "gaussian", sigma: 90, mean: 128 },
      },
    })
      .png()
      .toBuffer();
    const copies = await makeCopies(await original(noise), WIDE, { x: 50, y: 50 });
    for (const { width, data } of copies)
      expect(data.length).toBeLessThanOrEqual(width > 480 ? 60_000 : 20_000);
  }, 60_000);

  test("of a drawing stay transparent", async () => {
    const logo = await sharp({
      create: { width: 900, height: 300, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const cut = {
      name: "logo",
      ratio: null,
      sizes: [{ width: 320, tallest: 80, most: 20_000 }],
      formats: "drawing",
    } as const;
    const copies = await makeCopies(await original(logo), cut, { x: 50, y: 50 });
    expect(copies.map(({ format, width, height }) => `${format} ${width} ${height}`)).toEqual([
      "webp 240 80",
      "png 240 80",
    ]);
    for (const { data } of copies) expect((await sharp(data).ensureAlpha().stats()).isOpaque).toBe(false);
  });
});

describe("refused by name", () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==", "base64");
  test.each([
    ["nothing", Buffer.alloc(0), { reason: "no-picture" }],
    ["a drawing that can hold scripts", Buffer.from(svg), { reason: "kind", detail: { kind: "SVG" } }],
    ["a moving one", gif, { reason: "kind", detail: { kind: "GIF" } }],
    ["a document", Buffer.from("%PDF-1.7\n"), { reason: "kind", detail: { kind: "PDF" } }],
    ["a page", Buffer.from("<html><script>alert(1)</script>"), { reason: "other-kind" }],
    [
      "a phone's own format",
      Buffer.from("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"),
      { reason: "kind", detail: { kind: "HEIC" } },
    ],
    ["what only begins as one", Buffer.from("ffd8ffe000104a46494600", "hex"), { reason: "broken" }],
  ])("%s", async (_what, bytes, expected) => {
    expect(await readPicture(bytes)).toEqual({ ok: false, ...expected });
  });

  test("one that is cut off", async () => {
    const whole = await photo(800, 600);
    expect(await readPicture(whole.subarray(0, whole.length / 2))).toMatchObject({
      ok: false,
      reason: "broken",
    });
  });

  test("one too large for its line, before anything reads it", async () => {
    const bytes = Buffer.concat([await photo(100, 100), Buffer.alloc(LARGEST_PICTURE)]);
    expect(await readPicture(bytes)).toMatchObject({ reason: "large", detail: { most: 20 } });
  });

  test("a small file of very many pixels, before it is unpacked", async () => {
    const bomb = await hugePng(20_000, 15_000);
    expect(bomb.length).toBeLessThan(2_000_000);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    expect(await readPicture(bomb)).toEqual({
      ok: false,
      reason: "pixels",
      detail: { size: 300, most: MOST_PIXELS / 1_000_000, width: 20_000, height: 15_000 },
    });
    expect(performance.now() - began).toBeLessThan(500);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  }, 30_000);
});

describe("made safe", () => {
  test("colours of a printing press become those of a screen", async () => {
    const { data } = await original(await cmykJpeg());
    const { space, channels } = await sharp(data).metadata();
    expect([space, channels]).toEqual(["srgb", 3]);
  });

  test("of a moving picture the first is taken", async () => {
    const frame = (background: string) => ({
      create: { width: 40, height: 30, channels: 3 as const, background },
    });
    const frames = await sharp(
      [await sharp(frame("#f00")).png().toBuffer(), await sharp(frame("#00f")).png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    const { data, width, height } = await original(frames);
    expect([width, height, (await sharp(data).metadata()).pages]).toEqual([40, 30, undefined]);
    expect(await cornersOf(data)).toEqual(["red", "red", "red", "red"]);
  });
});
