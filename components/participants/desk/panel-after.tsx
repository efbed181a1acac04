import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { PanelMarks } from "./panel-marks";
import { PanelNotes } from "./panel-notes";
import { RegistrationMessages } from "./registration-messages";

interface PanelAfterProps {
  detail: RegistrationDetail;
  may: { change: boolean; resend: boolean; read: boolean; write: boolean };
  mailNames: Readonly<Record<string, string>>;
  address: { school: string; edition: string };
  timeZone: string;
  language: string;
}

/** What is done about somebody below the facts: messages, notes, tags, who sees to them. */
export function PanelAfter({ detail, may, mailNames, address, timeZone, language }: PanelAfterProps) {
  const moments = { timeZone, language };
  return (
    <>
      <RegistrationMessages {...{ detail, may, mailNames, address }} {...moments} />
      <PanelNotes key={`notes-${detail.id}`} {...{ detail, address }} {...moments} />
      <PanelMarks key={`marks-${detail.id}`} {...{ detail, address }} />
    </>
  );
}
