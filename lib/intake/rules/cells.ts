import type { ReadRow } from "@/lib/platform/tables/row-taker";
import type { ColumnTarget, TableColumn, WrongCell } from "../schema/intake-plan";

/** Characters of a cell that a report shows. */
const SHOWN = 60;

/** A table's own words, by what its columns hold. */
export class Cells {
  private readonly rows: ReadonlyMap<number, readonly string[]>;
  private readonly places: ReadonlyMap<ColumnTarget, number>;

  constructor(
    body: readonly ReadRow[],
    private readonly columns: readonly TableColumn[],
  ) {
    this.rows = new Map(body.map(({ line, cells }) => [line, cells]));
    this.places = new Map(columns.flatMap(({ target }, at) => (target ? [[target, at] as const] : [])));
  }

  /** Whether there is such a column. */
  has(target: ColumnTarget): boolean {
    return this.places.has(target);
  }

  /** What stands there; "" where nothing does or no column is that. */
  said(line: number, target: ColumnTarget): string {
    return this.rows.get(line)?.[this.places.get(target) ?? -1] ?? "";
  }

  /**
   * What is wrong with a cell, where it stands.
   * @param value the words of the cell that are meant, where not all are
   */
  wrong(line: number, target: ColumnTarget, code: string, value = this.said(line, target)): WrongCell {
    const { letter = "", heading = "" } = this.columns[this.places.get(target) ?? -1] ?? {};
    return { line, letter, heading, code, value: cut(value) };
  }
}

/** As much of a cell as is shown; never inside a character. */
export const cut = (text: string) => text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, "");
