import { expect, test } from "vitest";
import { byLevel } from "./hosts";

const host = (name: string, role: "host" | "partner" | "funder" | "sponsor") => ({ name, role });

test("levels come in their order, whoever stands first in the list, and none of them empty", () => {
  const list = [
    host("Bank", "sponsor"),
    host("Federation", "host"),
    host("Region", "funder"),
    host("Mill", "sponsor"),
  ];
  expect(byLevel(list).map(({ level, hosts }) => [level, ...hosts.map(({ name }) => name)])).toEqual([
    ["host", "Federation"],
    ["funder", "Region"],
    ["sponsor", "Bank", "Mill"],
  ]);
  expect(byLevel([])).toEqual([]);
});
