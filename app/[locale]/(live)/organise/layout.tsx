import "@/components/desk/styles/frame.css";
import "@/components/desk/styles/lists.css";
import "@/components/desk/styles/forms.css";
import "@/components/desk/styles/overview.css";
import "@/components/desk/styles/registrations.css";
import "@/components/desk/styles/programme.css";
import "@/components/desk/styles/print.css";
import type { ReactNode } from "react";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { QueryProvider } from "@/components/desk/query-provider";

export default function OrganiseLayout({ children }: { children: ReactNode }) {
  return (
    <BrowserTexts namespaces={["desk-ui", "faults"]}>
      <QueryProvider>{children}</QueryProvider>
    </BrowserTexts>
  );
}
