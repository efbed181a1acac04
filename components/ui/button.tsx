import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface Look {
  children: ReactNode;
  /** The sign at its end; the button itself names the act. */
  sign?: IconName | null;
  /** Outlined: every button of a view but one. */
  quiet?: boolean;
  small?: boolean;
  wide?: boolean;
}

function classes({ quiet, small, wide }: Look): string {
  return ["btn", quiet && "btn--line", small && "btn--small", wide && "btn--wide"].filter(Boolean).join(" ");
}

/** A button that acts. */
export function Button({
  children,
  sign = "arrow",
  quiet = false,
  small = false,
  wide = false,
  type = "submit",
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} type={type} className={classes({ children, quiet, small, wide })}>
      <span>{children}</span>
      {sign && <Icon name={sign} />}
    </button>
  );
}

/** A link that looks like a button: it leads to where one acts. */
export function ButtonLink({ children, href, sign = "arrow", ...look }: Look & { href: string }) {
  return (
    <a href={href} className={classes({ children, ...look })}>
      <span>{children}</span>
      {sign && <Icon name={sign} />}
    </a>
  );
}
