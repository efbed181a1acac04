import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { loose } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { READY_TEXTS } from "../schema";

describe.each(LOCALES)("in %s", (locale) => {
  test.each(READY_TEXTS)("%s can be sent as it is: nothing in it waits to be filled", (text) => {
    const body = String(loose(translator(locale, "ready-mails")).raw(`${text}.body`));
    const paragraphs = body.split("\n\n");
    expect(paragraphs.filter((paragraph) => paragraph.trim() === "")).toEqual([]);
    // An item of a list, or a heading, that nothing follows.
    expect(body).not.toMatch(/^[-*]\s*$/m);
    for (const [at, paragraph] of paragraphs.entries())
      if (/^\*\*[^*]+\*\*$/.test(paragraph)) expect(paragraphs[at + 1], paragraph).toMatch(/^[^*]/);
  });
});
