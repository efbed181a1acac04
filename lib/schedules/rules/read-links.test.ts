import { expect, test } from "vitest";
import { resolveLink } from "./read-links";

const BASE = "https://meeting.example/2027/";

test.each([
  ["https://a.example/x", "https://a.example/x"],
  ["www.example.org/no-scheme", "https://www.example.org/no-scheme"],
  ["example.org", "https://example.org"],
  ["bücher.example/seite", "https://bücher.example/seite"],
  ["//cdn.example/x.pdf", "https://cdn.example/x.pdf"],
  ["mailto:x@example.org", "mailto:x@example.org"],
  ["x@example.org", "mailto:x@example.org"],
  ["/relative/slides.pdf", "https://meeting.example/relative/slides.pdf"],
  ["slides.pdf", "https://meeting.example/2027/slides.pdf"],
  ["javascript:alert(1)", null],
  ["ftp://files.example/x", null],
  ["data:text/html,x", null],
  ["mailto:nobody", null],
  ["https://user:secret@a.example/", null],
  ["two words", null],
  ["", null],
])("%s leads to %s", (written, found) => {
  expect(resolveLink(written, BASE)).toBe(found);
});

test("what is relative leads nowhere without a base", () => {
  expect(resolveLink("/slides.pdf", null)).toBeNull();
  expect(resolveLink("/slides.pdf", "not an address")).toBeNull();
});
