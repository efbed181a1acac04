import "../../linea.css";
import type { Metadata, Viewport } from "next";
import { locale } from "next/root-params";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ErrorWordsProvider } from "@/components/layout/error-words";
import { fontClasses } from "@/components/layout/fonts";
import { SITE_ICONS } from "@/components/layout/site-icons";
import { settings } from "@/lib/platform/env";

export const metadata: Metadata = { icons: SITE_ICONS, robots: { index: false, follow: false } };
export const viewport: Viewport = { colorScheme: "light dark" };

export default async function LiveLayout({ children }: { children: ReactNode }) {
  const [t, desk] = await Promise.all([getTranslations("pages"), getTranslations("desk.not-open")]);
  const words = {
    title: t("fault.title"),
    text: t("fault.text", { contact: settings().operatorContact, reference: "{reference}" }),
    here: t("fault.here", { contact: settings().operatorContact }),
    offlineTitle: t("offline.title"),
    offlineText: t("offline.text"),
    retry: t("fault.retry"),
    up: { desk: desk("button"), own: t("fault.own"), edition: t("fault.edition"), home: t("notFound.home") },
  };
  return (
    <html lang={await locale()} className={fontClasses}>
      <body>
        <ErrorWordsProvider words={words}>{children}</ErrorWordsProvider>
      </body>
    </html>
  );
}
