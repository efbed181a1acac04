"use client";

import type { Ref } from "react";
import { Icon } from "@/components/ui/icon";

interface ProblemProps {
  ref: Ref<HTMLDivElement>;
  words: { one: string; many: string };
  /** `name`: what the field is called, where its error alone would not tell. */
  fieldErrors: ReadonlyArray<{ field: string; name?: string | null; text: string }>;
  /** A refusal of the form as a whole. */
  said: string | null;
  /** Before the id of every field. */
  idPrefix?: string;
}

/** What needs another look, with links to the fields; focused as soon as it appears, also without JavaScript. */
export function Problem({ ref, words, fieldErrors, said, idPrefix = "" }: ProblemProps) {
  return (
    <div
      ref={ref}
      className="problem above-4"
      role="alert"
      aria-labelledby={`${idPrefix}problem`}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the page was just sent and answered; the problem is what it is about
      autoFocus
    >
      {said === null ? (
        <h2 id={`${idPrefix}problem`}>
          <Icon name="warning" /> {fieldErrors.length === 1 ? words.one : words.many}
        </h2>
      ) : (
        <p id={`${idPrefix}problem`} className="fault">
          <Icon name="warning" /> <span>{said}</span>
        </p>
      )}
      {fieldErrors.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list semantics of a list without markers
        <ul role="list">
          {fieldErrors.map(({ field, name, text }) => (
            <li key={field}>
              <a href={`#${idPrefix}${field}`}>
                {name ? <bdi>{name}</bdi> : null}
                {name ? " – " : null}
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
