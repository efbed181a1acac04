import "./linea.css";
import { translator } from "@/lib/platform/i18n/translator";

/** An address that matches no route; the language is unknown, so English. */
export default function GlobalNotFound() {
  const t = translator("en", "site");
  return (
    <html lang="en">
      <body>
        <main>
          <h1>{t("name")}</h1>
        </main>
      </body>
    </html>
  );
}
