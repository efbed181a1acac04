import "../../../organise.css";
import type { ReactNode } from "react";
import { QueryProvider } from "@/components/desk/query-provider";
import { BrowserTexts } from "./_desk/browser-texts";

export default function OrganiseLayout({ children }: { children: ReactNode }) {
  return (
    <BrowserTexts namespaces={["desk-ui", "faults"]}>
      <QueryProvider>{children}</QueryProvider>
    </BrowserTexts>
  );
}
