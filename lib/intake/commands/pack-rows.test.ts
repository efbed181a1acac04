import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { packRows, unpackRows } from "./pack-rows";

test("rows come back as they went, with what people write in brackets", async () => {
  const rows = [
    { line: 2, cells: ["Ada [chair], {treasurer}", "a, b, c"] },
    { line: 4, cells: ["", "Bo"] },
  ];
  expect(await unpackRows(await packRows(rows))).toEqual(rows);
});

test.each([
  ["lists without end", `[${"[1,[]],".repeat(1_000_000)}[1,[]]]`],
  ["numbers without end", `[[1,[${"1,".repeat(9_000_000)}1]]]`],
])("%s are refused before they are read", async (_, text) => {
  const read = vi.spyOn(JSON, "parse");
  await expect(unpackRows(gzipSync(text).toString("base64"))).rejects.toMatchObject({ code: "bad-request" });
  expect(read).not.toHaveBeenCalled();
});
