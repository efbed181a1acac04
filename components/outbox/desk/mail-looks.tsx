import type { MailLooked } from "@/lib/outbox/queries/mail-look";
import { formatLanguage } from "@/lib/platform/dates/format";
import { MailPreview } from "./mail-preview";

interface MailLooksProps {
  looks: readonly MailLooked[];
  /** The language of the desk. */
  language: string;
  /** What is said where another language stands in, and where the edition is not published yet. */
  said: LookSaid;
}

/** What is said above a look. */
export interface LookSaid {
  fallback: string;
  unpublished: string;
}

/** One mail in each language of an edition; a default export, so that the browser can fetch it when somebody types. */
export default function MailLooks({ looks, language, said }: MailLooksProps) {
  return looks.map((look) => (
    <div className="above-4" key={look.language}>
      <h3>{formatLanguage(look.language, language)}</h3>
      {look.written ? null : <p className="said said--note above-2">{said.fallback}</p>}
      {look.buttonless ? <p className="said said--note above-2">{said.unpublished}</p> : null}
      <MailPreview mail={look.mail} />
    </div>
  ));
}
