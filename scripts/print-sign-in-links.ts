/** Prints one-time sign-in links of the example's organiser and participant; silent once the example is removed. */
import { makeSignInLink } from "../lib/people/commands/issue-sign-in-link";
import { db, disconnect } from "../lib/platform/db/client";
import { EXAMPLE_ORGANISER_EMAIL, EXAMPLE_PARTICIPANT_EMAIL } from "../prisma/example/seed";

const PEOPLE = [
  { who: "organiser", email: EXAMPLE_ORGANISER_EMAIL, to: "/en/organise" },
  { who: "participant", email: EXAMPLE_PARTICIPANT_EMAIL, to: "/en/me" },
];

try {
  const example = await db().organisation.findFirst({
    where: { example: true, deletedAt: null },
    select: { id: true },
  });
  if (example) {
    console.log("\nLook around in the example schools; each link signs you in once, within the hour:");
    for (const { who, email, to } of PEOPLE) {
      const { link } = await makeSignInLink({ email, to });
      console.log(`  as ${who.padEnd(12)} ${link}`);
    }
    console.log("More links: npm run convivio -- sign-in-link EMAIL\n");
  }
} finally {
  await disconnect();
}
