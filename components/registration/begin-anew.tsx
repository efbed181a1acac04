"use client";

import { usePathname } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";

/** To the first page of the form that an address below it belongs to: a page for what is not there knows no more. */
export function BeginAnew({ text }: { text: string }) {
  const form = /^\/[^/]+\/schools\/[^/]+\/[^/]+\/register/.exec(usePathname())?.[0];
  return form ? <ButtonLink href={form}>{text}</ButtonLink> : null;
}
