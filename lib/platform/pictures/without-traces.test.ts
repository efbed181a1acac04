import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { atPosition, LATITUDE, photo, turnedAs } from "./fixtures/photos";
import { withoutTraces } from "./without-traces";

const pixels = (bytes: Buffer) => sharp(bytes).autoOrient().raw().toBuffer();
const part = (marker: number, content: string) => {
  const body = Buffer.from(content, "latin1");
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const behindStart = (jpeg: Buffer, ...parts: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);

describe("a photo keeps its pixels and which way up it is, and nothing of where it was taken", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("held in way %i", async (way) => {
    const sent = await turnedAs(way);
    expect(sent.includes(LATITUDE)).toBe(true);
    const kept = withoutTraces("jpg", sent) ?? Buffer.alloc(0);
    expect(kept.includes(LATITUDE)).toBe(false);
    expect((await pixels(kept)).equals(await pixels(sent))).toBe(true);
    const { exif, orientation } = await sharp(kept).metadata();
    expect(orientation ?? 1).toBe(way);
    expect(exif?.length ?? 0).toBeLessThan(40);
  });

  test("whatever it is written in: descriptions, comments, previews, what programs add, what stands behind its end", async () => {
    const plain = await photo(120, 80);
    const sent = Buffer.concat([
      behindStart(
        await atPosition(plain, 6),
        part(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPS ${LATITUDE}>`),
        part(0xe2, `MPF\0${LATITUDE}`),
        part(0xed, `Photoshop 3.0\0${LATITUDE}`),
        part(0xe5, LATITUDE),
        part(0xfe, `by Ada ${LATITUDE}`),
      ),
      Buffer.from(`ftypmp42 a film ${LATITUDE}`),
    ]);
    const kept = withoutTraces("jpg", sent) ?? Buffer.alloc(0);
    expect(kept.includes(LATITUDE)).toBe(false);
    expect(kept.includes("Ada")).toBe(false);
    expect(kept.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    const stored = await sharp(sent).raw().toBuffer();
    expect((await sharp(kept).raw().toBuffer()).equals(stored)).toBe(true);
  });

  test("in passes, in print's colours, with restarts and a colour profile", async () => {
    for (const sent of [
      await sharp(await photo(200, 120))
        .jpeg({ progressive: true })
        .toBuffer(),
      await sharp(await photo(200, 120))
        .toColourspace("cmyk")
        .jpeg()
        .toBuffer(),
      await sharp(await photo(200, 120))
        .withIccProfile("p3")
        .jpeg({ mozjpeg: true })
        .toBuffer(),
    ]) {
      const kept = withoutTraces("jpg", behindStart(sent, part(0xfe, LATITUDE))) ?? Buffer.alloc(0);
      expect(kept.includes(LATITUDE)).toBe(false);
      expect((await pixels(kept)).equals(await pixels(sent))).toBe(true);
      const [before, after] = [await sharp(sent).metadata(), await sharp(kept).metadata()];
      expect([after.space, after.icc?.length]).toEqual([before.space, before.icc?.length]);
    }
  });

  test("of a PNG, too", async () => {
    const png = await sharp(await photo(120, 80))
      .png()
      .withExif({ IFD0: { ImageDescription: LATITUDE, Artist: "Ada" } })
      .toBuffer();
    expect(png.includes(LATITUDE)).toBe(true);
    const kept = withoutTraces("png", Buffer.concat([png, Buffer.from(LATITUDE)])) ?? Buffer.alloc(0);
    expect(kept.includes(LATITUDE)).toBe(false);
    expect((await pixels(kept)).equals(await pixels(png))).toBe(true);
  });
});

test("what is no whole photo is none, however it ends", async () => {
  const [jpeg, png] = [
    await photo(60, 40),
    await sharp(await photo(60, 40))
      .png()
      .toBuffer(),
  ];
  const exact = (format: "jpg" | "png", bytes: Buffer) => withoutTraces(format, bytes);
  expect(exact("jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBeNull();
  expect(exact("jpg", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(50)]))).toBeNull();
  expect(exact("png", png.subarray(0, 30))).toBeNull();
  for (let end = 0; end < jpeg.length; end += 7)
    expect(() => exact("jpg", jpeg.subarray(0, end))).not.toThrow();
  for (let end = 0; end < png.length; end += 7)
    expect(() => exact("png", png.subarray(0, end))).not.toThrow();
  // Cut off within its pixels it is shown as far as it goes.
  expect(exact("jpg", jpeg.subarray(0, -9))).not.toBeNull();
});
