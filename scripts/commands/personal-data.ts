import { parseArgs } from "node:util";
import { findLoginOf } from "../../lib/access/queries";
import { forgetLogin } from "../../lib/people/commands/forget-login";
import { db } from "../../lib/platform/db/client";
import { emailKeysOf, isOneMailbox } from "../../lib/platform/email-spellings";
import { findAddress } from "../../lib/platform/mail/find-address";
import { eraseForCommand } from "../../lib/registration/commands/erase-for-command";
import { type HeldRegistration, listHeldForCommand } from "../../lib/registration/queries/held-for-command";
import { type Command, CommandFailure, givenEmail, UsageError } from "../convivio/command";

interface Held {
  registrations: HeldRegistration[];
  loginId: string | null;
  /** Where the address belongs to somebody of the programme or of a team; taken away at the desk. */
  elsewhere: string[];
}

async function find(email: string): Promise<Held> {
  const keys = emailKeysOf(email);
  const [registrations, login, speakers, roles] = await Promise.all([
    listHeldForCommand(email),
    findLoginOf(db(), email),
    db().speaker.findMany({
      where: { email: { not: null } },
      select: { email: true, edition: { select: { slug: true, school: { select: { slug: true } } } } },
    }),
    db().teamMember.findMany({
      where: { emailKey: { in: keys }, removedAt: null },
      select: { role: true, organisation: { select: { name: true } } },
    }),
  ]);
  return {
    registrations,
    loginId: login?.id ?? null,
    elsewhere: [
      ...speakers
        .filter((speaker) => isOneMailbox(speaker.email ?? "", email))
        .map(({ edition }) => `speaker of ${edition.school.slug}/${edition.slug}`),
      ...roles.map(({ role, organisation }) => `${role} of ${organisation.name}`),
    ],
  };
}

function show(held: Held, found: ReadonlyMap<string, number>): void {
  for (const { scope, reference, fullName, state, since } of held.registrations) {
    const place = `${scope.schoolSlug}/${scope.editionSlug}`;
    console.log(
      `${reference ?? "draft "}  ${since.toISOString().slice(0, 10)}  ${place}  ${state}  ${fullName}`,
    );
  }
  if (held.loginId) console.log("sign-in: a sign-in with this address");
  for (const place of held.elsewhere) console.log(`${place}: taken away at the desk`);
  for (const [where, count] of found) console.log(`${String(count).padStart(6)} ${where}: with this address`);
  if (held.registrations.length + held.elsewhere.length + found.size === 0 && !held.loginId)
    console.log("Nothing is held of this address.");
}

async function erase(held: Held, what: string): Promise<void> {
  const all = what === "all";
  const chosen = held.registrations.filter(({ reference }) => all || reference === what.toUpperCase());
  const login = all || what === "sign-in" ? held.loginId : null;
  if (chosen.length === 0 && !login) throw new CommandFailure(`Nothing is held under "${what}".`);
  for (const registration of chosen) await eraseForCommand(registration);
  if (chosen.length > 0) console.log(`Erased ${chosen.length} registrations.`);
  if (!login) return;
  const forgotten = await forgetLogin({ id: login, by: { kind: "command" } });
  if (!forgotten.ok)
    throw new CommandFailure(
      `The sign-in stays: it is the only owner of ${forgotten.detail?.organisation}. Make another owner first: make-owner.`,
    );
  console.log("Erased the sign-in.");
}

export const command: Command = {
  name: "personal-data",
  summary: "Shows what is held of an e-mail address, and erases it for somebody who asked.",
  usage: `personal-data EMAIL [--erase REFERENCE | --erase sign-in | --erase all]

  EMAIL               the address the person registered with
  --erase REFERENCE   one registration, by its six characters; two people may share an address
  --erase sign-in     the sign-in with all its sessions and roles
  --erase all         every registration, unfinished ones too, and the sign-in

It names every table and counts every mail file in which the address stands.

For people who can't use the private link in their mails any more; make sure first that it is them. Erasing does what that
link does: a live registration is withdrawn, the list moves up, and nothing that says who it was stays. It can't be undone.
Backups keep their copy for their own life (docs/privacy.md).`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { erase: { type: "string" } },
    });
    const email = givenEmail(positionals);
    if (values.erase === "") throw new UsageError("Say what to erase: a reference, sign-in or all.");
    const held = await find(email);
    if (values.erase === undefined) {
      show(held, await findAddress(email));
    } else await erase(held, values.erase);
    return 0;
  },
};
