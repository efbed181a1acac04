import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/files/picture";
import { Icon } from "@/components/ui/icon";
import { Localised, langOf } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { OutsideLink } from "@/components/ui/outside-link";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { byLevel } from "@/lib/editions/rules/hosts";
import { isOver } from "@/lib/editions/rules/phases";
import styles from "./edition.module.css";
import { OneVenue, onlyVenue } from "./venues";

/** What it is about and for whom, in the organiser's words. */
export async function About({ content }: { content: EditionPageContent }) {
  const t = await getTranslations("public.edition");
  const parts = [
    { id: "about", name: t("description"), text: content.description },
    { id: "for-whom", name: t("forWhom"), text: content.audience },
  ].filter((part) => part.text);
  return parts.map((part) => (
    <section key={part.id} className="part" aria-labelledby={part.id}>
      <div className="wrap split">
        <h2 id={part.id}>{part.name}</h2>
        <Markdown text={part.text} />
      </div>
    </section>
  ));
}

/** How to get there and take part, with a person to write to. */
export async function AccessInformation(props: {
  content: EditionPageContent;
  locale: string;
  mapped: boolean;
}) {
  const { content } = props;
  const t = await getTranslations("public.edition");
  if (content.access.length === 0 && !content.accessNote && !onlyVenue(content)) return null;
  return (
    <section className="part" aria-labelledby="access">
      <div className="wrap split">
        <h2 id="access">{t("accessInformation")}</h2>
        <div>
          <ul className={`plain ${styles.access}`}>
            {content.access.map((item) => (
              <li key={item.id}>
                <Icon name={item.kind} />
                <div>
                  <b {...langOf(item.title)}>{item.title?.text}</b> <Localised text={item.text} />
                </div>
              </li>
            ))}
          </ul>
          <OneVenue {...props} />
          <Markdown text={content.accessNote} className="above-5" />
          <p className="above-5">{t("accessAsk", { email: content.head.contactEmail })}</p>
        </div>
      </div>
    </section>
  );
}

export async function Questions({ content }: { content: EditionPageContent }) {
  const t = await getTranslations("public.edition");
  if (content.questions.length === 0) return null;
  return (
    <section className="part" aria-labelledby="ask">
      <div className="wrap split">
        <h2 id="ask">{t("questions")}</h2>
        <div>
          {content.questions.map((item) => (
            <details key={item.id} className={styles.ask}>
              <summary {...langOf(item.question)}>{item.question?.text}</summary>
              <Markdown text={item.answer} />
            </details>
          ))}
        </div>
      </div>
    </section>
  );
}

export async function Hosts({ content }: { content: EditionPageContent }) {
  const t = await getTranslations("public.edition");
  if (content.hosts.length === 0) return null;
  return (
    <section className="part" aria-labelledby="hosts">
      <div className="wrap split">
        <h2 id="hosts">{t(isOver(content.head.phase) ? "hostsOver" : "hosts")}</h2>
        <div className={styles.levels}>
          {byLevel(content.hosts).map(({ level, hosts }) => (
            <div key={level}>
              <h3>{t(`hostLevel.${level}`)}</h3>
              <ul className={`plain ${styles.hosts}`}>
                {hosts.map((host) => (
                  <li key={host.id} data-logo={host.logo ? "" : undefined}>
                    {host.logo && (
                      <Picture picture={host.logo} cut="logo" sizes="15rem" silent className={styles.logo} />
                    )}
                    <p dir="auto">
                      {host.url ? <OutsideLink href={host.url}>{host.name}</OutsideLink> : host.name}
                    </p>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
