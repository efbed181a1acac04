import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Undoable, UndoableNow } from "@/lib/participants/schema/filter";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { AnswerForm } from "./answer-form";

const ADA = { id: "ada", fullName: "Ada Esempio", state: "confirmed", seconds: 300 } as const;
const BEA = { id: "bea", fullName: "Bea Esempio", state: "declined", seconds: 200 } as const;
const until = "2027-05-01T10:00:00.000Z";

/** The queue's form as a page without JavaScript has it. */
function draw(
  undoable: ReadonlyArray<Omit<Undoable, "until">>,
  locale: (typeof LOCALES)[number],
  more: UndoableNow["more"] = null,
) {
  const props = {
    ...({ people: [], several: false, when: "now", next: null, note: null, fieldLanguages: [] } as const),
    untold: [],
    undo: {
      undoable: { people: undoable.map((one) => ({ ...one, until })), more },
      ...{ timeZone: "Europe/Rome", language: locale },
    },
    address: { school: "school", edition: "2027" },
  };
  return renderToStaticMarkup(
    <AppRouterContext.Provider value={{} as never}>
      <QueryClientProvider client={new QueryClient()}>
        <NextIntlClientProvider
          locale={locale}
          messages={loadMessages(locale) as never}
          timeZone="Europe/Rome"
        >
          <AnswerForm {...props} />
        </NextIntlClientProvider>
      </QueryClientProvider>
    </AppRouterContext.Provider>,
  );
}

test.each(LOCALES)(
  "what was decided a moment ago has its way back there without JavaScript: %s",
  async (locale) => {
    const html = draw([ADA, BEA], locale);
    const forms = [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => form);
    const sent = forms.map((form) =>
      [...form.matchAll(/<input type="hidden" [^>]*name="registrations" value="(\w+)"/g)].map(([, id]) => id),
    );
    // Each by itself, and all of them.
    expect(sent).toEqual([["ada"], ["bea"], ["ada", "bea"]]);
    for (const form of forms) {
      expect(form).toContain('name="school" value="school"');
      expect(form).toMatch(/<button type="submit"[^>]*>[^<]+<\/button>/);
    }
    expect(html).toContain(`<time dateTime="${until}">`);
    expect(draw([], locale)).toBe("");
  },
);

test.each(LOCALES)(
  "of more than are named all are undone by the moment, without their names: %s",
  (locale) => {
    const html = draw([ADA, BEA], locale, { count: 640, asOf: until });
    const [form] = html.match(/<form(?:(?!<form).)*name="asOf".*?<\/form>/s) ?? [];
    expect(form).toContain(`name="asOf" value="${until}"`);
    expect(form).not.toContain('name="registrations"');
    expect(form).toContain("640");
    expect(html.match(/640/g)?.length).toBeGreaterThan(1);
  },
);
