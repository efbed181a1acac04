import { Fragment } from "react";
import type { LocalisedText } from "@/lib/platform/i18n/localised";

/**
 * Everything that people wrote runs in its own direction, whatever the page's; a text in another language than the page
 * carries it, so that it is read aloud rightly.
 */
export function langOf(text: LocalisedText | null): { dir?: "auto"; lang?: string } {
  if (!text) return {};
  return text.lang ? { dir: "auto", lang: text.lang } : { dir: "auto" };
}

/** A content text among other words. */
export function Localised({ text }: { text: LocalisedText | null }) {
  if (!text) return null;
  return (
    <bdi {...langOf(text)}>
      <TypedLines text={text.text} />
    </bdi>
  );
}

/** What somebody typed in no stated language, among other words: a name, a cooperative, an answer. */
export function Typed({ children, lang }: { children: string | null | undefined; lang?: string }) {
  if (!children) return null;
  return (
    <bdi dir="auto" {...(lang ? { lang } : {})}>
      <TypedLines text={children} />
    </bdi>
  );
}

/** A text of several lines, one below the other as they were typed. */
export function TypedLines({ text }: { text: string }) {
  const lines = text.split("\n");
  if (lines.length === 1) return text;
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ));
}
