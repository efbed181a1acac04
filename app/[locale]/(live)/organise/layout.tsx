import "@/components/desk/desk.css";
import type { ReactNode } from "react";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { QueryProvider } from "@/components/desk/query-provider";

export default function OrganiseLayout({ children }: { children: ReactNode }) {
  return (
    <BrowserTexts namespaces={["desk-ui", "field-errors"]}>
      <QueryProvider>{children}</QueryProvider>
    </BrowserTexts>
  );
}
