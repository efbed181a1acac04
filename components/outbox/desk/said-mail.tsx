import { getTranslations } from "next-intl/server";
import type { SaidMail as Said } from "@/lib/outbox/emails/said";

/** A mail as it left, from its first word to its last; words say where a private link stood. */
export async function SaidMail({ said, language }: { said: Said; language: string }) {
  const t = await getTranslations("desk-lists");
  return (
    <>
      <article className="preview" lang={language}>
        <p>
          <b dir="auto">{said.subject}</b>
        </p>
        {said.text.split(/\n{2,}/).map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes its order
          <p key={index} dir="auto" className="lines">
            {paragraph.trim()}
          </p>
        ))}
      </article>
      {said.attached.length > 0 ? (
        <p className="small muted">{t("outbox.attached", { files: said.attached.join(", ") })}</p>
      ) : null}
    </>
  );
}
