import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { tableLinks } from "./address";
import type { Column, Row } from "./columns";
import { DataTable } from "./data-table";
import { SelectableTable } from "./selectable-table";

const COLUMNS: Column[] = [
  { id: "name", header: "Name", sortable: true, kind: "title" },
  { id: "city", header: "City" },
  { id: "sent", header: "Sent", sortable: true, kind: "when" },
];
const ROWS: Row[] = [
  { id: "b", name: "Bea", cells: { name: <b>Bea</b>, city: "Bologna", sent: "2 May" } },
  { id: "a", name: "Ada", cells: { name: "Ada", city: "Trieste", sent: "1 May" } },
];
const link = tableLinks("/list", { q: "x", sort: null, page: "3" });
const html = (props: Parameters<typeof DataTable>[0]) => renderToStaticMarkup(<DataTable {...props} />);
const texts = (markup: string, tag: string) =>
  [...markup.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, "g"))].map(([, inside = ""]) =>
    inside.replace(/<[^>]*>/g, ""),
  );

describe("a table of the server", () => {
  const cards = (sort?: string) =>
    html({ look: "cards", label: "People", columns: COLUMNS, rows: ROWS, link, ...(sort ? { sort } : {}) });

  test("shows the rows in the order they come, whatever it is sorted by", () => {
    expect(texts(cards("name"), "td")).toEqual(["Bea", "Bologna", "2 May", "Ada", "Trieste", "1 May"]);
  });

  test.each([
    [undefined, ["none", "none"], ["sort=name", "sort=sent"]],
    ["name", ["ascending", "none"], ["sort=-name", "sort=sent"]],
    ["-name", ["descending", "none"], ["sort=name", "sort=sent"]],
    ["-sent", ["none", "descending"], ["sort=name", "sort=sent"]],
    ["queue", ["none", "none"], ["sort=name", "sort=sent"]],
  ])("sorted by %s, its headings say so and lead on", (sort, ways, asked) => {
    const markup = cards(sort);
    expect([...markup.matchAll(/aria-sort="(\w+)"/g)].map((match) => match[1])).toEqual(ways);
    expect([...markup.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(
      asked.map((key) => `/list?q=x&amp;${key}`),
    );
  });

  test("so do those of one to be read line by line", () => {
    const markup = html({
      look: "scroll",
      label: "People",
      columns: COLUMNS,
      rows: ROWS,
      link,
      sort: "name",
    });
    expect(markup).toContain('aria-sort="ascending"><a href="/list?q=x&amp;sort=-name">Name');
  });

  test("nothing can be ticked on it", () => {
    expect(cards()).not.toContain("<input");
    expect(texts(cards(), "th")).toEqual(["Name", "City", "Sent"]);
  });

  test("to be read line by line, its title heads the row", () => {
    const markup = html({ look: "scroll", label: "People", columns: COLUMNS, rows: ROWS });
    expect(markup).toContain('aria-label="People"');
    expect(texts(markup, "th")).toEqual(["Name", "City", "Sent", "Bea", "Ada"]);
    expect([...markup.matchAll(/scope="(\w+)"/g)].map((match) => match[1])).toEqual([
      ...["col", "col", "col"],
      ...["row", "row"],
    ]);
  });
});

describe("a list of the server", () => {
  test("a line has its other cells at its end", () => {
    const markup = html({ look: "rows", columns: ["name", "city", "sent"], rows: ROWS.slice(1) });
    expect(markup).toBe('<ul class="rows"><li><div>Ada</div><div class="acts">Trieste1 May</div></li></ul>');
  });

  test("and no end where nothing stands at it", () => {
    const rows = [{ id: "a", cells: { name: "Ada", city: null } }];
    expect(html({ look: "rows", columns: ["name", "city"], rows })).toBe(
      '<ul class="rows"><li><div>Ada</div></li></ul>',
    );
  });

  test("a fold has inside what changes it; one with an address opens there", () => {
    const markup = html({
      look: "folds",
      columns: ["name", "city"],
      rows: [
        { id: "a", href: "?open=a", cells: { name: "Ada" } },
        { id: "b", open: true, cells: { name: "Bea", city: "Bologna" } },
      ],
    });
    expect(markup).toBe(
      '<p class="fold fold--link"><a href="?open=a">Ada</a></p>' +
        '<details class="fold" open=""><summary>Bea</summary>Bologna</details>',
    );
  });
});

test("without rows it says so, and has no pages", () => {
  const props = { look: "rows", columns: ["name"], rows: [], children: "pages" } as const;
  expect(html({ ...props, empty: "Nobody yet." })).toBe('<div class="empty">Nobody yet.</div>');
});

describe("a table on which rows are ticked", () => {
  const TICKS = { all: "Select all 2", one: (name: string) => `Select ${name}` };
  const render = (ticks: typeof TICKS | null = TICKS) =>
    renderToStaticMarkup(
      <SelectableTable
        label="People"
        columns={COLUMNS}
        rows={ROWS}
        sort="-sent"
        link={link}
        open="a"
        ticks={ticks}
        empty={null}
        bulk={(selected) => `${selected.length} selected`}
      >
        pages
      </SelectableTable>,
    );

  test("comes from the server with a tick for each row and one for all", () => {
    expect([...render().matchAll(/aria-label="(Select[^"]*)"/g)].map((match) => match[1])).toEqual([
      "Select all 2",
      "Select Bea",
      "Select Ada",
    ]);
    expect(render()).not.toContain("selected");
  });

  test("and with none for a reader who may do nothing to them", () => {
    expect(render(null)).not.toContain("<input");
    expect(texts(render(null), "th")).toEqual(["Name", "City", "Sent ↓"]);
  });

  test("has the same headings as one of the server", () => {
    const ways = [...render().matchAll(/aria-sort="(\w+)"/g)].map((match) => match[1]);
    expect(ways).toEqual(["none", "descending"]);
  });
});
