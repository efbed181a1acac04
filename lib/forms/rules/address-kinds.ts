import { done, refused } from "@/lib/platform/result";
import { EmailSchema, WebAddressSchema } from "@/lib/platform/text";
import { plainSigns, readBy, textKind } from "./answer-kind";

const PHONE = /^\+?[\d ()./-]{1,40}$/;
/** E.164 has 15 digits at most; the shortest numbers of small networks have five or so. */
const DIGITS = { least: 5, most: 15 };

/**
 * A phone number, grouped as its owner groups it: which digits a country leaves out is for whoever dials. Stored in plain
 * signs, with "+" for "00": "+39 02 1234567".
 */
export const phoneKind = textKind((text) => {
  const number = plainSigns(text).replace(/^(?:\+|00) ?/, "+");
  const digits = number.replace(/\D/g, "").length;
  const possible = PHONE.test(number) && digits >= DIGITS.least && digits <= DIGITS.most;
  return possible ? done(number) : refused("phone");
});

/** One address. Stored as it was typed. */
export const emailKind = textKind(readBy(EmailSchema));

// A scheme has no point before its colon: "coop.example:8080" has none, "javascript:" has.
const SCHEME = /^[a-z][a-z0-9+-]*:/i;
const readAddress = readBy(WebAddressSchema);

/** An address of the web; people leave the scheme out. Stored with it: "https://coop.example". */
export const webAddressKind = textKind((text) => {
  const address = text.trim();
  if (/\s/u.test(address)) return refused("url");
  return readAddress(SCHEME.test(address) || !address.includes(".") ? address : `https://${address}`);
});
