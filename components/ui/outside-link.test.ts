import { readdirSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { OutsideLink } from "./outside-link";

const render = (href: string) => renderToStaticMarkup(OutsideLink({ href, children: "there" }));

describe("a link to where somebody said", () => {
  test.each(["https://a.example/x", "http://a.example", "mailto:a@b.example"])("%s is marked", (href) => {
    expect(render(href)).toBe(`<a href="${href}" rel="noopener noreferrer nofollow ugc">there</a>`);
  });

  test.each(["//evil.example", "javascript:alert(1)", "mailto:a@b.example?bcc=c@d.example"])(
    "%s is words only",
    (href) => {
      expect(render(href)).toBe("<span>there</span>");
    },
  );
});

/** Pages of ours whose address is given to a component as a whole; what is new here is looked at by somebody. */
const OURS = `
app/[locale]/(live)/error.tsx: up.href
components/audit/desk/history-heading.tsx: base
components/audit/desk/history-list.tsx: base
components/desk/data-table/export-list.tsx: address(kind)
components/desk/data-table/state-tabs.tsx: href
components/desk/desk-frame.tsx: account.href
components/desk/desk-frame.tsx: link.href
components/files/gallery.tsx: whole(picture)
components/forms/answer-list.tsx: change.href
components/forms/desk/form-outcome.tsx: next
components/forms/steps.tsx: step.href
components/layout/band.tsx: href
components/layout/calendar-choices.tsx: path
components/layout/calendar-choices.tsx: way.href
components/layout/edition-nav.tsx: link.href
components/layout/foot.tsx: link.href
components/layout/top.tsx: brand.href
components/layout/top.tsx: link.href
components/materials/material-list.tsx: href
components/participants/desk/add-form.tsx: base
components/participants/desk/compare-people.tsx: back
components/participants/desk/find-other.tsx: \`\${list}/same?registration=\${registration}&other=\${other.personId}\`
components/participants/desk/find-other.tsx: \`\${list}?open=\${registration}\`
components/participants/desk/listed-people.tsx: \`\${list}?open=\${registrationId}\`
components/participants/desk/no-registrations.tsx: addHref
components/participants/desk/panel-history.tsx: href
components/participants/desk/pending-body.tsx: base
components/participants/desk/pending-body.tsx: href
components/participants/desk/pending-body.tsx: href({ open: person.id })
components/participants/desk/pending-body.tsx: href({ when: "later", ...(detail ? { open: detail.id } : {}) })
components/participants/desk/pending-body.tsx: href({ when: "now", ...(detail ? { open: detail.id } : {}) })
components/participants/desk/pending-body.tsx: to
components/participants/desk/registration-bulk.tsx: more
components/participants/desk/registration-messages.tsx: \`\${outbox}/message/\${message.id}\`
components/participants/desk/registration-messages.tsx: \`\${outbox}/write/new?to=person:\${detail.id}\`
components/participants/desk/sets/bulk-body.tsx: base
components/participants/desk/sets/bulk-forms.tsx: \`\${desk}/outbox/write/new?\${new URLSearchParams(target)}\`
components/participants/desk/sets/bulk-forms.tsx: \`\${desk}/print?\${asked}\`
components/participants/desk/sets/bulk-forms.tsx: \`\${desk}/print?as=list&\${asked}\`
components/participants/desk/sets/people-views.tsx: \`\${desk}/outbox/write/new?to=view:\${open.id}\`
components/people/my-registrations.tsx: \`\${one.href}/agenda\`
components/people/my-registrations.tsx: \`\${one.href}/sessions\`
components/people/my-registrations.tsx: one.href
components/people/sign-in-steps.tsx: codePage(locale, to)
components/practices/practice-view.tsx: href
components/programme/desk/change-body.tsx: base
components/programme/desk/session-form.tsx: back
components/programme/find-form.tsx: action
components/programme/live/agenda-news.tsx: changes
components/programme/live/board-card.tsx: item.href
components/programme/live/search-results.tsx: fallback
components/programme/speaker-list.tsx: person.href
components/registration/answer-texts.tsx: fileHref(file.id)
components/registration/confirm-page.tsx: back
components/registration/desk/preview-frame.tsx: source(now)
components/registration/desk/preview-frame.tsx: to(value)
components/registration/keep-ticket.tsx: href
components/registration/my-page.tsx: href
components/registration/register-frame.tsx: back
components/registration/trial-sent.tsx: later
components/releases/change-log-view.tsx: feed
components/schools/edition-cards.tsx: edition.href
components/schools/edition-rows.tsx: edition.href
components/schools/for-whom.tsx: href
components/sections/contact-links.tsx: \`mailto:\${email.replace(/[%?&#]/g, encodeURIComponent)}\`
components/sections/contact-links.tsx: \`tel:\${dialled}\`
components/sections/place-way.tsx: own
components/stars/my-agenda.tsx: \`\${address}/agenda\`
components/stars/my-agenda.tsx: \`\${address}/sessions/\${session.address}\`
components/ui/button.tsx: href
components/ui/outside-link.tsx: href
`;

/** Every `<a>` whose address the source does not begin itself ("/en/…", "#main", "?page=2"), as "file: expression". */
function linksWithoutBeginning(): string[] {
  return ["app", "components"].flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".tsx"))
      .flatMap((name) => {
        const file = `${place}/${name}`;
        const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
        return addressesIn(source).map((address) => `${file}: ${address}`);
      }),
  );
}

function addressesIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (
      (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) &&
      node.tagName.getText() === "a"
    ) {
      for (const attribute of node.attributes.properties) {
        if (ts.isJsxSpreadAttribute(attribute)) continue;
        if (attribute.name.getText() !== "href") continue;
        const address = attribute.initializer?.getText().replace(/^\{|\}$/g, "") ?? "";
        if (
          !/^["`][/#?]|^`\$\{(?:base|props\.base|action|agendaHref|base\.replace\(.*?\))\}[/?#]/.test(address)
        )
          found.push(address);
      }
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

test("every link of the source begins within this site, is an OutsideLink, or was looked at", () => {
  const looked = OURS.trim().split("\n");
  expect([...new Set(linksWithoutBeginning())].sort()).toEqual(looked);
});

test("nobody but the one home says what links to elsewhere are like", () => {
  const saying = ["app", "components", "lib"].flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: "utf8" })
      .map((name) => `${place}/${name}`)
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .filter((file) => /\brel=|noreferrer|nofollow/.test(readFileSync(file, "utf8"))),
  );
  expect(saying.sort()).toEqual([
    "components/layout/calendar-choices.tsx",
    "components/lite/lite-page.ts",
    // Leads to this site, in a tab of its own.
    "components/participants/desk/listed-people.tsx",
    "components/ui/outside-link.tsx",
    "lib/agenda/rules/write-atom.ts",
    "lib/agenda/rules/write-sitemap.ts",
    "lib/outbox/emails/prose.ts",
    "lib/outbox/emails/render-html.ts",
    "lib/platform/markdown/strangers-rel.ts",
  ]);
});
