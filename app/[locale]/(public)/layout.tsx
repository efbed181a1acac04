import "../../linea.css";
import type { Metadata, Viewport } from "next";
import { locale } from "next/root-params";
import type { ReactNode } from "react";
import styles from "@/components/layout/document.module.css";
import { fontClasses } from "@/components/layout/fonts";
import { SITE_ICONS } from "@/components/layout/site-icons";

export const metadata: Metadata = { icons: SITE_ICONS };
export const viewport: Viewport = { colorScheme: "light dark" };

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await locale()} className={`${fontClasses} ${styles.document}`}>
      <body>{children}</body>
    </html>
  );
}
