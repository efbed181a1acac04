import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FilledFold } from "@/components/forms/desk/filled-fold";
import { FormProvider, type Typed } from "@/components/forms/form-context";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { listCountries } from "@/lib/platform/i18n/countries";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { translator } from "@/lib/platform/i18n/translator";
import { CorrectForm } from "./correct-form";
import { ModeForm } from "./mode-form";
import { MoveForm } from "./move-form";

const address = { school: "school", edition: "2027" };

/** As a page without JavaScript has it. */
const draw = (children: ReactNode, locale: (typeof LOCALES)[number] = "en") =>
  renderToStaticMarkup(
    <AppRouterContext.Provider value={{} as never}>
      <QueryClientProvider client={new QueryClient()}>
        <NextIntlClientProvider locale={locale} messages={loadMessages(locale) as never} timeZone="UTC">
          {children}
        </NextIntlClientProvider>
      </QueryClientProvider>
    </AppRouterContext.Provider>,
  );

test.each(LOCALES)(
  "the way of taking part is changed to the other one, by one press that says so: %s",
  (locale) => {
    const say = translator(locale, "desk-registrations");
    for (const [mode, other] of [
      ["online", "on_site"],
      ["on_site", "online"],
    ] as const) {
      const html = draw(
        <ModeForm detail={{ id: "ada", mode } as RegistrationDetail} address={address} />,
        locale,
      );
      expect(html.match(/<form/g)).toHaveLength(1);
      expect(html).toContain(`name="mode" value="${other}"`);
      expect(html).toContain('name="registration" value="ada"');
      expect(html).toContain(`<span>${say(`mode.to.${other}`)}</span>`);
      expect(html.match(/<button type="submit"/g)).toHaveLength(1);
    }
  },
);

test("another category is told unless somebody says otherwise", () => {
  const categories = [{ value: "one", label: "Members" }];
  const html = draw(
    <MoveForm registration={{ id: "ada", categoryId: "one" }} categories={categories} address={address} />,
  );
  const [tick] = html.match(/<input[^>]*name="tell"[^>]*>/) ?? [];
  expect(tick).toContain("checked");
});

test("a fold is open where it holds words that an answer kept, and closed where it holds none", () => {
  const drawn = (typed: Typed | null) =>
    draw(
      <FormProvider
        value={{ idPrefix: "", typed, stored: {}, errorOf: () => null, words: { errorPrefix: "" } }}
      >
        <FilledFold summary="Own words" names={["words"]}>
          <textarea name="words" />
        </FilledFold>
      </FormProvider>,
    ).includes('<details class="fold" open');
  expect([null, {}, { words: "" }, { tell: "on" }].map(drawn)).toEqual([false, false, false, false]);
  expect([{ words: "Sorry." }, { "words.it": "Ci dispiace." }].map(drawn)).toEqual([true, true]);
});

test("without script another country can be chosen, each by the name that it has in all lists", () => {
  const registration = { id: "ada", version: 1, fullName: "Ada", email: "ada@example.org" };
  const html = draw(
    <CorrectForm
      registration={{ ...registration, country: "IT", affiliation: "", language: "en" } as RegistrationDetail}
      language="en"
      factWords={{ email: "E-mail", affiliation: "Cooperative", country: "Country" }}
      address={address}
    />,
  );
  const [select] = html.match(/<select[^>]*name="country".*?<\/select>/) ?? [];
  expect(select?.match(/<option/g)).toHaveLength(listCountries("en").length + 1);
  expect(select).toMatch(/<option value="FK"[^>]*>Falkland Islands<\/option>/);
});
