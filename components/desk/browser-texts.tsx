import { type Messages, NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";

interface BrowserTextsProps {
  namespaces: readonly (keyof Messages)[];
  children: ReactNode;
}

/** Gives the browser code below it the texts it says itself; everything else is rendered on the server. */
export async function BrowserTexts({ namespaces, children }: BrowserTextsProps) {
  const [locale, all] = await Promise.all([getLocale(), getMessages()]);
  const messages = Object.fromEntries(
    ["site" as const, ...namespaces].map((namespace) => [namespace, all[namespace]]),
  );
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
