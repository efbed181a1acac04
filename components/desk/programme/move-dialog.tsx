"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { PlaceForm, type PlaceFormProps } from "./place-form";

interface MoveDialogProps extends Omit<PlaceFormProps, "onDone"> {
  close: (moved: boolean) => void;
}

/** The way to place or move something: a native dialog, so that Escape and the focus work as everywhere. */
export function MoveDialog({ close, ...place }: MoveDialogProps) {
  const t = useTranslations("desk-programme");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="move-title" onClose={() => close(false)}>
      <div className="row row--spread">
        <h2 id="move-title" lang={place.item.lang ?? undefined}>
          {place.item.title}
        </h2>
        <button type="button" className="act" onClick={() => close(false)}>
          <Icon name="close" /> {t("close")}
        </button>
      </div>
      <PlaceForm {...place} onDone={() => close(true)} />
    </dialog>
  );
}
