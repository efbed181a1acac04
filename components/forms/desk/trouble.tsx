"use client";

import { Icon } from "@/components/ui/icon";

/** Why nothing was done; nothing where there is no reason. */
export function Trouble({ words }: { words: string | null }) {
  if (words === null) return null;
  return (
    <p className="said said--no">
      <Icon name="warning" />
      <span>{words}</span>
    </p>
  );
}
