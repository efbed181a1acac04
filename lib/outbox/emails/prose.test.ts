import { expect, test } from "vitest";
import { proseHtml } from "./prose";

test("the numbers of a list are those that were typed", () => {
  const { html } = proseHtml("9. Welcome\n11. Coffee", { body: "", heading: "", colour: "" });
  expect(html).toContain('<ol start="9"');
  expect(html).toContain('<li dir="auto" value="11">Coffee</li>');
});
