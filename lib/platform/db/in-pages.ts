/** So many rows are read at a time. */
const AT_ONCE = 200;

/**
 * The rows of a long list, page by page, for a file: which they are and in which order was read at once, as their ids, so
 * that none is met twice and none is passed over whatever is written meanwhile. A row that has gone since is left out. No
 * transaction is kept open for whoever takes the file slowly.
 * @param read the rows of these ids that are still to be read, in any order
 */
export async function* inPages<Row extends { id: string }>(
  ids: readonly string[],
  read: (ids: string[]) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const asked = ids.slice(from, from + AT_ONCE);
    const rows = new Map((await read(asked)).map((row) => [row.id, row]));
    yield asked.flatMap((id) => rows.get(id) ?? []);
  }
}
