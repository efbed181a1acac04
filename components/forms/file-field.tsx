"use client";

import { TickField } from "./choice-field";
import { described, FieldFrame, type FieldProps } from "./field-frame";
import { useField } from "./use-field";

interface FileFieldProps extends FieldProps {
  /** The field that carries the file; `name` has what it became once it was taken. */
  upload: string;
  /** The box that takes a file away that was sent. */
  without: string;
  /** What the browser offers to choose from: the endings and media types of what is taken. */
  accept: string;
  words: {
    /** Before the name of the file that was sent. */
    sent: string;
    /** Instead of choosing one: how another takes its place. */
    another: string;
    /** Takes it away; null where one is needed. */
    remove: string | null;
  };
}

/**
 * A question answered with a file. It is sent with the form; from then on the form has its name, also when something else was
 * wrong, and it is not chosen twice.
 */
export function FileField({ name, label, hint, lang, children, ...file }: FileFieldProps) {
  const { upload, without, accept, words } = file;
  const { id, value, error, theirs } = useField(name);
  return (
    <FieldFrame
      {...{ id, label, hint, error, theirs, lang: lang ?? null, optional: file.optional ?? false }}
      theirsText={theirs === null ? null : nameOf(theirs)}
      control={
        <>
          {value ? (
            <p>
              {words.sent} <b dir="auto">{nameOf(value)}</b>. {words.another}
            </p>
          ) : null}
          <input type="hidden" name={name} value={value} readOnly autoComplete="off" />
          <input
            // Another one is chosen anew once this one was taken.
            key={value}
            id={id}
            name={upload}
            type="file"
            accept={accept}
            className="in"
            {...described(id, hint, error)}
          />
          {value && words.remove ? <TickField name={without} label={words.remove} /> : null}
        </>
      }
    >
      {children}
    </FieldFrame>
  );
}

/** An answer is the id of its record and what it is called. */
const nameOf = (value: string): string => value.slice(value.indexOf("/") + 1);
