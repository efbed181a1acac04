import type { MailLooked } from "@/lib/outbox/queries/mail-look";
import { formatLanguage } from "@/lib/platform/dates/format";
import { MailPreview } from "./mail-preview";

interface MailLooksProps {
  looks: readonly MailLooked[];
  /** The language of the desk. */
  language: string;
  /** Said where another language stands in. */
  fallback: string;
}

/** One mail in each language of an edition; a default export, so that the browser can fetch it when somebody types. */
export default function MailLooks({ looks, language, fallback }: MailLooksProps) {
  return looks.map((look) => (
    <div className="above-4" key={look.language}>
      <h3>{formatLanguage(look.language, language)}</h3>
      {look.written ? null : <p className="said said--note above-2">{fallback}</p>}
      <MailPreview mail={look.mail} />
    </div>
  ));
}
