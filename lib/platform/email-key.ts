// What a reader never sees: soft hyphens, zero-width characters, marks of byte order and direction.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The key that all spellings of one mailbox share: the domain in ASCII (UTS 46, so that bücher.example is
 * xn--bcher-kva.example), the local part in NFKC and lower case, nothing unseen, no dot at the end. Dots and +tags stay:
 * they are the provider's affair. A key of a key is itself. Only for finding and comparing: what somebody typed is what is
 * shown and written to.
 */
export function emailKey(email: string): string {
  const folded = foldCase(email.normalize("NFKC").trim());
  const at = folded.lastIndexOf("@");
  if (at < 0) return folded.replace(UNSEEN, "");
  // In a domain UTS 46 decides: some scripts need their joiners.
  return `${folded.slice(0, at).replace(UNSEEN, "")}@${asciiDomain(folded.slice(at + 1))}`;
}

/** Lower case twice normalised: some letters become other ones by it. A final sigma is a sigma. */
function foldCase(text: string): string {
  return text.toLowerCase().normalize("NFKC").replaceAll("ς", "σ");
}

function asciiDomain(domain: string): string {
  // The URL parser is the one UTS 46 that server and browser share. It reads numbers as IPv4, which no domain is.
  const bare = domain.replace(/[.。]+$/u, "");
  if (!/[^\0-\x7F]|xn--/.test(bare) || /[\s/?#@:\\%[\]]/.test(bare)) return bare;
  try {
    return new URL(`http://${bare}/`).hostname;
  } catch {
    return bare;
  }
}
