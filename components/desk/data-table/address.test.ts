import { describe, expect, test } from "vitest";
import { changedAddress, tableLinks } from "./address";

const KEYS = ["state", "q", "page", "open"];
const change = (search: string, what: Record<string, string | null>) =>
  changedAddress(KEYS, new URLSearchParams(search), what);

describe("the address of a table", () => {
  test.each([
    ["state=draft", { q: "ada" }, "state=draft&q=ada"],
    ["q=ada&state=draft", {}, "state=draft&q=ada"],
    ["state=draft&q=ada", { state: null }, "q=ada"],
    ["state=draft&q=ada", { q: "" }, "state=draft"],
    ["state=draft&evil=1&q=a%26b", {}, "state=draft&q=a%26b"],
  ])("%s with %j is %s", (search, what, expected) => expect(change(search, what)).toBe(expected));

  test.each([
    ["another list begins at its first page", { state: "sent" }, "state=sent&open=k7"],
    ["one page further is the same list", { page: "4" }, "state=draft&page=4&open=k7"],
    ["so is a record beside it", { open: "k8" }, "state=draft&page=3&open=k8"],
    ["and one that is closed", { open: null }, "state=draft&page=3"],
    ["a list with its page is taken as it is said", { state: null, page: "2" }, "page=2&open=k7"],
  ])("%s", (_, what, expected) => expect(change("state=draft&page=3&open=k7", what)).toBe(expected));

  test.each([
    ["a record beside it keeps the place", { open: "k8" }, "page=3&after=k5&open=k8"],
    ["another page has another place", { page: "4", after: "k9" }, "page=4&after=k9&open=k7"],
    ["and one without a row goes by its number", { page: "1" }, "page=1&open=k7"],
    ["another list has none", { q: "ada" }, "q=ada&open=k7"],
  ])("%s", (_, what, expected) => {
    const keys = ["q", "page", "after", "before", "open"];
    const current = new URLSearchParams("page=3&after=k5&open=k7");
    expect(changedAddress(keys, current, what)).toBe(expected);
  });

  test("a link to what the address without a query shows has none", () => {
    const link = tableLinks("/en/outbox", { state: "draft", page: null });
    expect(link({ state: null })).toEqual({ href: "/en/outbox" });
    expect(link({ page: "2" })).toEqual({ href: "/en/outbox?state=draft&page=2" });
  });
});
