import { asHtml, TICKET_PICTURE } from "@/lib/outbox/emails/render-html";
import { asText } from "@/lib/outbox/emails/render-text";
import { composeThree, composeWhole } from "@/lib/outbox/fixtures/whole-mail";
import { MAILS, TEMPLATES } from "@/lib/outbox/templates/registry";
import { LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import { qrImage } from "@/lib/platform/mail/qr-image";

/**
 * Every mail with invented values, in the language of the address: one, and three of one address where they leave together.
 * Only `npm run dev` has this page: a build reads no `page.dev.tsx` (next.config.ts).
 */
export default async function MailsPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  return (
    <main id="main" className="wrap">
      <nav>
        {LOCALES.map((language) => (
          <p key={language}>
            <a href={`/${language}/dev/mails`} aria-current={language === locale ? "page" : undefined}>
              {language}
            </a>
          </p>
        ))}
      </nav>
      {TEMPLATES.flatMap((template) => {
        const one = <Mail key={template} title={template} mail={composeWhole(template, locale)} />;
        if (MAILS[template].joins === "never") return [one];
        const title = `${template} × 3`;
        return [one, <Mail key={title} title={title} mail={composeThree(template, locale)} />];
      })}
    </main>
  );
}

function Mail({ title, mail }: { title: string; mail: ReturnType<typeof composeWhole> }) {
  const picture = `data:image/png;base64,${qrImage("https://convivio.example").toString("base64")}`;
  const html = asHtml(mail).replaceAll(`cid:${TICKET_PICTURE}`, picture);
  return (
    <section>
      <h2 id={title}>{title}</h2>
      <p>{mail.subject}</p>
      <iframe title={title} srcDoc={html} sandbox="" width="100%" height="800" loading="lazy" />
      <details>
        <summary>text/plain</summary>
        <pre>{asText(mail)}</pre>
      </details>
    </section>
  );
}
