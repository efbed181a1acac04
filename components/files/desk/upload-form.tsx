"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import styles from "./pictures.module.css";
import { sendForm } from "./send-form";

interface UploadFormProps {
  hidden: Record<string, string>;
  targets: ReadonlyArray<{ value: string; label: string }>;
  chosen: string | null;
  /** Bytes of a picture. */
  most: number;
  /** What a file field lets one choose. */
  accept: string;
  /** Why the last one was refused, where it was sent without a script. */
  refused: string | null;
}

type Step = { kind: "idle" } | { kind: "sending"; sent: number } | { kind: "making" };

/**
 * Takes a picture: chosen, dropped, pasted or taken by the camera; says how far it is, and what is wrong by how much. Without
 * a script it is a plain form.
 */
export function UploadForm({ hidden, targets, chosen, most, accept, refused }: UploadFormProps) {
  const t = useTranslations("desk-pictures");
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const problem = useRef<HTMLParagraphElement>(null);
  const [file, choose] = useState<File | null>(null);
  const [said, say] = useState<string | null>(refused);
  const [step, go] = useState<Step>({ kind: "idle" });
  const [over, setOver] = useState(false);
  const mega = (bytes: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1_000_000);
  const tooLarge = (size: number) => t("add.large", { size: mega(size), most: mega(most) });

  const take = (given: File | undefined) => {
    if (!given) return;
    choose(given);
    say(given.size > most ? tooLarge(given.size) : null);
  };
  const takeFrom = (data: DataTransfer | null) => take(data?.files[0]);

  useEffect(() => {
    const pasted = (event: ClipboardEvent) => takeFrom(event.clipboardData);
    document.addEventListener("paste", pasted);
    return () => document.removeEventListener("paste", pasted);
  });
  useEffect(() => {
    if (said) problem.current?.focus();
  }, [said]);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (step.kind !== "idle") return;
    if (file && file.size > most) return say(tooLarge(file.size));
    const body = new FormData(event.currentTarget);
    body.delete("picture");
    if (file) body.set("picture", file);
    say(null);
    go({ kind: "sending", sent: 0 });
    const answer = await sendForm(
      "/files",
      body,
      (sent) => go({ kind: "sending", sent }),
      () => go({ kind: "making" }),
    );
    if (answer.kind === "done") return window.location.assign(answer.goTo);
    go({ kind: "idle" });
    say(
      answer.kind === "refused"
        ? answer.text
        : t(answer.kind === "offline" ? "add.offline" : "refused.other"),
    );
  };

  const busy = step.kind !== "idle";
  return (
    <form
      action="/files"
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      className={styles.upload}
    >
      <p ref={problem} tabIndex={-1} role="alert" className={said ? "said said--no" : undefined}>
        {said}
      </p>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <div className="field">
        <label htmlFor="picture-target">{t("add.where")}</label>
        <p className="hint" id="picture-target-hint">
          {t("add.where-hint")}
        </p>
        <select
          id="picture-target"
          name="target"
          className="in"
          aria-describedby="picture-target-hint"
          defaultValue={targets.some(({ value }) => value === chosen) ? (chosen ?? "") : targets[0]?.value}
        >
          {targets.map(({ value, label }) => (
            <option key={value} value={value} dir="auto">
              {label}
            </option>
          ))}
        </select>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the field inside */}
      <div
        className={`field ${styles.drop} ${over ? styles.over : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          takeFrom(event.dataTransfer);
        }}
      >
        <label htmlFor="picture-file">{t("add.file")}</label>
        <p className="hint" id="picture-file-hint">
          {t("add.file-hint", { most: mega(most) })} <span className="scripted">{t("add.drop")}</span>
        </p>
        <input
          ref={input}
          id="picture-file"
          type="file"
          name="picture"
          accept={accept}
          aria-describedby="picture-file-hint"
          onChange={(event) => take(event.target.files?.[0])}
        />
        <label className={`act scripted ${styles.camera}`}>
          {t("add.camera")}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            className="vh"
            onChange={(event) => take(event.target.files?.[0])}
          />
        </label>
        <p aria-live="polite" dir="auto">
          {file ? t("add.chosen", { name: file.name, size: mega(file.size) }) : null}
        </p>
      </div>
      <div className="send">
        <button type="submit" className="btn" aria-disabled={busy}>
          <span>{t("add.send")}</span>
          <Icon name="arrow" />
        </button>
      </div>
      <p role="status" className={styles.progress}>
        {step.kind === "sending" && file ? (
          <>
            <progress max={file.size} value={Math.min(step.sent, file.size)} aria-label={t("add.send")} />{" "}
            {t("add.sending", { sent: mega(Math.min(step.sent, file.size)), all: mega(file.size) })}
          </>
        ) : null}
        {step.kind === "making" ? t("add.making") : null}
      </p>
    </form>
  );
}
