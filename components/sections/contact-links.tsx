/** A telephone number as it was typed; one tap calls it where it is one. */
export function PhoneLink({ phone, label }: { phone: string; label: string }) {
  if (!phone) return null;
  const dialled = phone.replace(/\(0\)/g, "").replace(/[^\d+]/g, "");
  return (
    <p>
      <span className="muted">{label}</span>{" "}
      <bdi dir="ltr">{dialled.length > 2 ? <a href={`tel:${dialled}`}>{phone}</a> : phone}</bdi>
    </p>
  );
}

/** An address to write to. */
export function MailLink({ email, label }: { email: string; label: string }) {
  if (!email) return null;
  return (
    <p>
      <span className="muted">{label}</span>{" "}
      <bdi dir="ltr">
        <a href={`mailto:${email}`}>{email}</a>
      </bdi>
    </p>
  );
}
