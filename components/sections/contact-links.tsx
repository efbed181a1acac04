/** A telephone number as it was typed; one tap calls it where it is one. */
export function PhoneLink({ phone, label }: { phone: string; label: string }) {
  if (!phone) return null;
  const dialled = dialledOf(phone);
  return (
    <p>
      <span className="muted">{label}</span>{" "}
      <bdi dir="ltr">{dialled ? <a href={`tel:${dialled}`}>{phone}</a> : phone}</bdi>
    </p>
  );
}

/** What a telephone dials; null for more than one number, and where words stand between: it would call somebody else. */
function dialledOf(phone: string): string | null {
  const digits = phone.replace(/\(0\)/g, "").replace(/[\s()./\p{Pd}]/gu, "");
  return /^\+?\d{3,15}$/.test(digits) ? digits : null;
}

/** An address to write to. */
export function MailLink({ email, label }: { email: string; label: string }) {
  if (!email) return null;
  return (
    <p>
      <span className="muted">{label}</span>{" "}
      <bdi dir="ltr">
        <a href={`mailto:${email.replace(/[%?&#]/g, encodeURIComponent)}`}>{email}</a>
      </bdi>
    </p>
  );
}
