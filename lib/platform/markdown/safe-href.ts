/** The only header fields of a mail that a link may fill in: one with `bcc` or `to` would write to strangers unseen. */
const MAIL_FIELDS = new Set(["subject", "body"]);

/**
 * Whether a link that somebody typed may lead where it says: to the web by a whole address, to one mailbox, or within
 * this site. `//host` and `/\host` look like paths and lead elsewhere.
 */
export function isSafeHref(href: string): boolean {
  if (/^https?:\/\/[^/\\]/i.test(href)) return true;
  if (/^mailto:/i.test(href)) return isOneMailbox(href.slice("mailto:".length));
  // What is neither has no scheme, or one that the renderer has taken away already.
  return !/^[a-z][a-z0-9+.-]*:/i.test(href) && !/^[\\/]\s*[\\/]/.test(href.replace(/[\t\n\r]/g, ""));
}

function isOneMailbox(rest: string): boolean {
  const [to = "", ...fields] = rest.split(/[?&]/);
  const isOne = /^[^\s,;@]+@[^\s,;@]+$/.test(decoded(to));
  return (
    isOne && fields.every((field) => MAIL_FIELDS.has(decoded(field.split("=", 1)[0] ?? "").toLowerCase()))
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
