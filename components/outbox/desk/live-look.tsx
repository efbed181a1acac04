"use client";

import { useLocale } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { MailLooked } from "@/lib/outbox/queries/mail-look";
import type { FormState } from "@/lib/platform/action";
import styles from "./live-look.module.css";

// With the renderer of Markdown: fetched when somebody types.
const MailLooks = lazy(() => import("./mail-looks"));

/** So long after the last key. */
const WAIT_MS = 400;

interface LiveLookProps {
  /** Asks how the mail reads with the words of the form; absent with it: for who may only look. */
  action?: (
    previous: FormState<never, never>,
    form: FormData,
  ) => Promise<FormState<MailLooked[], "placeholder">>;
  /** The form with the words. */
  words?: ReactNode;
  /** What is stored, as it reads: it is shown until somebody types, and without JavaScript. */
  stored: ReactNode;
  /** Says which record was read: once it is stored anew, what is stored is shown again. */
  version: string;
  /** Who can be looked at, and who is. */
  readers: ReadonlyArray<{ id: string; fullName: string }>;
  reader: string | null;
  texts: Record<"title" | "readAs" | "madeUp" | "show" | "fallback" | "unpublished", string>;
  children?: ReactNode;
}

/** The words of a mail and how it reads, which follows the typing. */
export function LiveLook({
  action,
  words,
  stored,
  version,
  readers,
  reader,
  texts,
  children,
}: LiveLookProps) {
  const language = useLocale();
  const typed = useRef<HTMLDivElement>(null);
  const chosen = useRef<HTMLSelectElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Of several questions on their way the last one is answered. */
  const asked = useRef(0);
  const [looks, setLooks] = useState<MailLooked[] | null>(null);

  const forget = () => {
    clearTimeout(timer.current);
    asked.current += 1;
  };
  const look = async () => {
    forget();
    const form = typed.current?.querySelector("form");
    if (!form || !action) return;
    const question = asked.current;
    const body = new FormData(form);
    body.set("reader", chosen.current?.value ?? "");
    const answer = await action({ status: "idle" }, body).catch(() => null);
    // Words that can't be read yet, a line that is cut: what was shown stays.
    if (answer?.status === "done" && question === asked.current) setLooks(answer.value);
  };
  const lookSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(look, WAIT_MS);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was stored matters
  useEffect(() => {
    setLooks(null);
    return forget;
  }, [version]);

  return (
    <>
      <div ref={typed} onInput={lookSoon}>
        {words}
      </div>
      <section className="section" aria-labelledby="previews">
        <h2 id="previews">{texts.title}</h2>
        {readers.length > 0 ? (
          <form
            className={`row above-3 ${styles.reader}`}
            method="get"
            onSubmit={(event) => {
              if (!action) return;
              // The page would be read anew, without what is being typed.
              event.preventDefault();
              void look();
            }}
          >
            <label htmlFor="reader">{texts.readAs}</label>
            <select
              // What is stored anew is shown as it is for whom the page was read.
              key={version}
              ref={chosen}
              className="in"
              id="reader"
              name="reader"
              defaultValue={reader ?? ""}
              onChange={look}
            >
              <option value="">{texts.madeUp}</option>
              {readers.map(({ id, fullName }) => (
                <option key={id} value={id} dir="auto">
                  {fullName}
                </option>
              ))}
            </select>
            <button type="submit" className="btn btn--line btn--small">
              <span>{texts.show}</span>
            </button>
          </form>
        ) : null}
        {looks ? (
          <Suspense fallback={stored}>
            <MailLooks looks={looks} language={language} said={texts} />
          </Suspense>
        ) : (
          stored
        )}
        {children}
      </section>
    </>
  );
}
