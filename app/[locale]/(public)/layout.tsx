import "../../linea.css";
import type { Viewport } from "next";
import { locale } from "next/root-params";
import type { ReactNode } from "react";
import { fontClasses } from "@/components/layout/fonts";

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await locale()} className={fontClasses}>
      <body>{children}</body>
    </html>
  );
}
