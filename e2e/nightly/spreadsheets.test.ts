import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import { expect, test } from "vitest";
import { xlsxBytes } from "@/lib/platform/tables/xlsx";
import { readBytes } from "@/prisma/testing/read-whole";
import { all } from "@/prisma/testing/read-workbook";

const run = promisify(execFile);
const installed = await run("soffice", ["--version"]).then(
  () => true,
  () => false,
);

/** Where LibreOffice is installed (`apt install libreoffice-calc`); elsewhere the unit tests read the file by themselves. */
test.runIf(installed)(
  "LibreOffice opens a list with the right types and characters",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "convivio-spreadsheet-"));
    try {
      const cells = [
        "=1+1",
        "+39 02 1234567",
        "007",
        "Zoë 👩🏽‍🌾 مدرسة",
        1.5,
        new Date("2027-07-01T10:00:00Z"),
      ];
      const table = {
        name: "Registrations",
        columns: cells.map((_, at) => `Column ${at}`),
        async *pages() {
          yield [cells];
        },
      };
      await writeFile(join(folder, "list.xlsx"), await readBytes(xlsxBytes(table, "Europe/Rome")));
      // A profile of its own: beside a LibreOffice that is open it would not start.
      await run(
        "soffice",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          ...["--headless", "--convert-to", "fods", "--outdir", folder, join(folder, "list.xlsx")],
        ],
        { timeout: 300_000 },
      );
      const document = parseXml(await readFile(join(folder, "list.fods"), "utf8"));
      const [, row] = all(document.root as XmlElement, "table:table-row");
      const read = all(row, "table:table-cell").slice(0, cells.length);
      expect(read.map(({ attributes }) => attributes["office:value-type"])).toEqual([
        ...["string", "string", "string", "string", "float", "date"],
      ]);
      expect(read.slice(0, 4).map((cell) => cell.text.trim())).toEqual(cells.slice(0, 4));
      expect(read.some(({ attributes }) => attributes["table:formula"])).toBe(false);
      expect(read[4]?.attributes["office:value"]).toBe("1.5");
      expect(read[5]?.attributes["office:date-value"]).toMatch(/^2027-07-01T12:00:00/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  400_000,
);
