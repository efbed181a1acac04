import "../../../organise.css";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { QueryProvider } from "@/components/desk/query-provider";

/** Only what the desk's browser code says itself; everything else is rendered on the server. */
const IN_THE_BROWSER = ["desk-ui", "faults"] as const;

export default async function OrganiseLayout({ children }: { children: ReactNode }) {
  const [locale, all] = await Promise.all([getLocale(), getMessages()]);
  const messages = Object.fromEntries(IN_THE_BROWSER.map((namespace) => [namespace, all[namespace] ?? {}]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <QueryProvider>{children}</QueryProvider>
    </NextIntlClientProvider>
  );
}
