import "./_styles/frame.css";
import "./_styles/lists.css";
import "./_styles/forms.css";
import "./_styles/overview.css";
import "./_styles/registrations.css";
import "./_styles/programme.css";
import "./_styles/print.css";
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
