import type { AnchorHTMLAttributes, ReactNode } from "react";
import { isSafeHref } from "@/lib/platform/markdown/safe-href";
import { STRANGERS_REL } from "@/lib/platform/markdown/strangers-rel";

/** A link to an address that somebody typed; as words where the address could lead elsewhere than it says. */
export function OutsideLink({
  href,
  children,
  ...rest
}: { href: string; children: ReactNode } & Omit<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  "href" | "rel" | "children"
>) {
  if (!isSafeHref(href)) return <span {...rest}>{children}</span>;
  return (
    <a {...rest} href={href} rel={STRANGERS_REL}>
      {children}
    </a>
  );
}
