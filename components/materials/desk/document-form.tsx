import { getTranslations } from "next-intl/server";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import { Icon } from "@/components/ui/icon";

interface DocumentFormProps {
  hidden: Record<string, string>;
  sessions: ReadonlyArray<{ value: string; label: string }>;
  session: string | undefined;
  /** Megabytes of a document. */
  most: number;
  refusal: string | null;
}

/** Takes a document: a plain form, so a browser says by itself how far it is. */
export async function DocumentForm({ hidden, sessions, session, most, refusal }: DocumentFormProps) {
  const [t, fields] = await Promise.all([getTranslations("desk-materials"), fieldTexts("material")]);
  return (
    <section id="add" className="above-5" aria-labelledby="add-document">
      <h2 id="add-document">{t("add.title")}</h2>
      <form action="/files" method="post" encType="multipart/form-data">
        {refusal ? (
          <p role="alert" className="said said--no">
            {refusal}
          </p>
        ) : null}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} readOnly />
        ))}
        <div className="field">
          <label htmlFor="document-session">{fields("session.label")}</label>
          <select id="document-session" name="session" className="in" defaultValue={session ?? ""}>
            {sessions.map(({ value, label }) => (
              <option key={value} value={value} dir="auto">
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="document-file">{t("add.file")}</label>
          <p className="hint" id="document-file-hint">
            {t("add.hint", { most })}
          </p>
          <input
            id="document-file"
            className="in"
            type="file"
            name="document"
            aria-describedby="document-file-hint"
          />
        </div>
        <div className="send">
          <button type="submit" className="btn">
            <span>{t("add.send")}</span>
            <Icon name="arrow" />
          </button>
        </div>
      </form>
    </section>
  );
}
