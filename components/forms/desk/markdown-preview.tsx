"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { FieldLanguage } from "./use-field-language";

// The page's own renderer, fetched at the first look.
const Rendered = lazy(() => import("./rendered-markdown"));

/** Shows a text as the public page will. */
export function MarkdownPreview({
  controlId,
  fieldLanguage,
}: {
  controlId: string;
  fieldLanguage: FieldLanguage;
}) {
  const t = useTranslations("desk-ui");
  const [text, setText] = useState<string | null>(null);
  const look = () => {
    const control = document.getElementById(controlId);
    setText(control instanceof HTMLTextAreaElement ? control.value : "");
  };
  return (
    <>
      <button
        type="button"
        className="act scripted"
        aria-expanded={text !== null}
        onClick={() => (text === null ? look() : setText(null))}
      >
        {text === null
          ? t("preview.show", { language: fieldLanguage.named })
          : t("preview.hide", { language: fieldLanguage.named })}
      </button>
      {text === null ? null : (
        <div className="preview" lang={fieldLanguage.tag}>
          <Suspense fallback={<p>{t("preview.wait")}</p>}>
            <Rendered text={text} />
          </Suspense>
        </div>
      )}
    </>
  );
}
