import { parseArgs } from "node:util";
import { makeSignInLink } from "../../lib/people/commands/issue-sign-in-link";
import { ownPath } from "../../lib/platform/http/own-path";
import { isLocale, LOCALES } from "../../lib/platform/i18n/locales";
import { type Command, givenEmail, UsageError } from "../convivio/command";

const LANGUAGES = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(LOCALES);

export const command: Command = {
  name: "sign-in-link",
  summary: "Prints a link that signs somebody in, once.",
  usage: `sign-in-link EMAIL [--to PATH] [--language LANGUAGE]

  EMAIL                 whose sign-in; one that was never used before is made when the link is followed
  --to PATH             the page to open afterwards, e.g. /en/organise
  --language LANGUAGE   ${LANGUAGES}; else the language of the sign-in

For when a mail can't get through. Whoever has the link gets in: hand it on in person. It holds for an hour, in any
browser, and making it is kept in the audit.`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { to: { type: "string" }, language: { type: "string" } },
    });
    const email = givenEmail(positionals);
    if (values.to !== undefined && ownPath(values.to) === null)
      throw new UsageError("--to takes a path of this site, e.g. /en/organise.");
    if (values.language !== undefined && !isLocale(values.language))
      throw new UsageError(`--language takes ${LANGUAGES}.`);
    const { link, known, minutes } = await makeSignInLink({
      email,
      to: values.to,
      language: isLocale(values.language) ? values.language : undefined,
    });
    if (!known) console.error(`Nobody has signed in as ${email} before: the link makes a new sign-in.`);
    console.error(`Valid once, for ${minutes} minutes:`);
    console.log(link);
    return 0;
  },
};
