import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Localised, langOf, Typed } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { OutsideLink } from "@/components/ui/outside-link";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { ToldSection } from "@/lib/sections/rules/content";
import type { SectionKind } from "@/prisma/generated/enums";
import { MailLink, PhoneLink } from "./contact-links";
import styles from "./sections.module.css";

export interface LookProps<Kind extends SectionKind> {
  section: ToldSection<Kind>;
  t: Texts<"sections">;
  /** Where the edition is, drawn; nothing for a school, or where nobody said it. */
  map: ReactNode;
  /** What everybody may read of the edition as a whole, in a list. */
  documents: ReactNode;
  /** The pictures of this section, drawn. */
  pictures: ReactNode;
}

type Looks = { [Kind in SectionKind]: (props: LookProps<Kind>) => ReactNode };

const key = (index: number) => `row-${index}`;

/** How each kind of section is drawn, below its heading. */
export const LOOKS: Looks = {
  text: ({ section }) => <Markdown text={section.text} />,
  facts: ({ section }) => (
    <dl className={styles.facts}>
      {section.rows.map((row, index) => (
        <div key={key(index)}>
          <dt {...langOf(row.label)}>{row.label?.text}</dt>
          <dd {...langOf(row.value)}>{row.value?.text}</dd>
        </div>
      ))}
    </dl>
  ),
  figures: ({ section }) => (
    <dl className={styles.figures}>
      {section.rows.map((row, index) => (
        <div key={key(index)}>
          <dt {...langOf(row.label)}>{row.label?.text}</dt>
          <dd>
            <Typed>{row.figure}</Typed>
          </dd>
        </div>
      ))}
    </dl>
  ),
  people: ({ section }) => (
    <>
      <Markdown text={section.text} />
      <Cards>
        {section.rows.map((row, index) => (
          <Card key={key(index)} name={row.name} does={row.role}>
            <Markdown text={row.about} above={3} />
          </Card>
        ))}
      </Cards>
    </>
  ),
  links: ({ section }) => (
    <>
      <Markdown text={section.text} />
      <ul className={`plain ${styles.lines}`}>
        {section.rows.map((row, index) => (
          <li key={key(index)}>
            {row.url ? (
              <OutsideLink href={row.url} {...langOf(row.label)}>
                {row.label?.text ?? row.url}
              </OutsideLink>
            ) : (
              <Localised text={row.label} />
            )}
            {row.note && <p {...langOf(row.note)}>{row.note.text}</p>}
          </li>
        ))}
      </ul>
    </>
  ),
  questions: ({ section }) =>
    section.rows.map((row, index) =>
      row.question ? (
        <details key={key(index)} className={styles.ask}>
          <summary {...langOf(row.question)}>{row.question.text}</summary>
          <Markdown text={row.answer} />
        </details>
      ) : (
        <Markdown key={key(index)} text={row.answer} />
      ),
    ),
  stay: ({ section, t }) => (
    <>
      <Markdown text={section.text} />
      <Cards>
        {section.rows.map((row, index) => (
          <Card key={key(index)} name={row.name} url={row.url}>
            {row.address && (
              <p>
                <Typed>{row.address}</Typed>
              </p>
            )}
            <Named name={t("price")} text={row.price} />
            <Named name={t("way")} text={row.way} />
            <PhoneLink phone={row.phone} label={t("phone")} />
          </Card>
        ))}
      </Cards>
    </>
  ),
  cost: ({ section, t }) => (
    <>
      <Markdown text={section.text} />
      {section.rows.length > 0 && (
        <dl className={styles.facts}>
          {section.rows.map((row, index) => (
            <div key={key(index)}>
              <dt {...langOf(row.label)}>{row.label?.text}</dt>
              <dd {...langOf(row.price)}>{row.price?.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.sides}>
        {[
          { name: t("included"), text: section.included },
          { name: t("excluded"), text: section.excluded },
        ]
          .filter(({ text }) => text)
          .map(({ name, text }) => (
            <div key={name}>
              <h3>{name}</h3>
              <Markdown text={text} above={3} />
            </div>
          ))}
      </div>
    </>
  ),
  conduct: ({ section, t }) => (
    <>
      <Markdown text={section.text} />
      {section.rows.length > 0 && <h3 className="above-5">{t("whom")}</h3>}
      <ContactCards rows={section.rows} t={t} />
    </>
  ),
  contacts: ({ section, t }) => (
    <>
      <Markdown text={section.text} />
      <ContactCards rows={section.rows} t={t} />
    </>
  ),
  film: ({ section, t }) => (
    <>
      <Markdown text={section.text} />
      {section.url && (
        <div className={styles.film}>
          <OutsideLink className="btn" href={section.url} target="_blank">
            <Icon name="play" className="i i--full" />
            <span>{t("play")}</span>
          </OutsideLink>
        </div>
      )}
      <p className="small muted above-3">
        <Localised text={section.caption} /> {section.url && t("playNote", { host: hostOf(section.url) })}
      </p>
    </>
  ),
  map: ({ section, map }) => (
    <>
      <Markdown text={section.text} />
      {map}
    </>
  ),
  picture: ({ section, pictures }) => (
    <>
      {pictures}
      <Markdown text={section.text} className={pictures ? "above-4" : undefined} />
    </>
  ),
  documents: ({ section, documents }) => (
    <>
      <Markdown text={section.text} />
      {documents}
    </>
  ),
};

function Cards({ children }: { children: ReactNode }) {
  return <ul className={`plain ${styles.cards}`}>{children}</ul>;
}

function Card(props: { name: string; does?: LocalisedText | null; url?: string; children: ReactNode }) {
  const words = props.name || hostOf(props.url ?? "");
  const name = <Typed>{words}</Typed>;
  return (
    <li>
      {words && <h3>{props.url ? <OutsideLink href={props.url}>{name}</OutsideLink> : name}</h3>}
      {props.does && <p {...langOf(props.does)}>{props.does.text}</p>}
      {props.children}
    </li>
  );
}

function Named({ name, text }: { name: string; text: LocalisedText | null }) {
  if (!text) return null;
  return (
    <p>
      <span className="muted">{name}</span> <Localised text={text} />
    </p>
  );
}

function ContactCards({ rows, t }: { rows: ToldSection<"contacts">["rows"]; t: Texts<"sections"> }) {
  return (
    <Cards>
      {rows.map((row, index) => (
        <Card key={key(index)} name={row.name} does={row.role}>
          <PhoneLink phone={row.phone} label={t("phone")} />
          <MailLink email={row.email} label={t("email")} />
        </Card>
      ))}
    </Cards>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}
