-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "agreed_at" TIMESTAMPTZ(3);

-- Until now the box of the terms had to be ticked, and so had the one at a sensitive answer; the notice was only told.
UPDATE "consent" SET "agreed_at" = "given_at"
FROM "term_version" AS version
JOIN "term" ON "term"."organisation_id" = version."organisation_id" AND "term"."id" = version."term_id"
WHERE "consent"."organisation_id" = version."organisation_id" AND "consent"."term_version_id" = version."id"
  AND "term"."kind" <> 'privacy';

-- The standard terms were worded as an agreement ("may use", "I can"); from now on they are told. What somebody saw
-- before stays as its own version.
INSERT INTO "term_version" ("organisation_id", "id", "term_id", "number", "text")
SELECT latest."organisation_id", gen_random_uuid(), latest."term_id", latest."number" + 1, told."text"::jsonb
FROM "term_version" AS latest
JOIN "term" ON "term"."organisation_id" = latest."organisation_id" AND "term"."id" = latest."term_id"
  AND "term"."kind" = 'participation'
JOIN (VALUES
  ('The organiser may use these answers to run this event. I can withdraw at any time.',
   '{"en": "The organiser uses these answers to run this event. You can withdraw at any time.", "fr": "L’équipe d’organisation utilise ces réponses pour tenir cet événement. Vous pouvez vous désister à tout moment.", "it": "Chi organizza usa queste risposte per tenere l’evento. Puoi rinunciare in ogni momento.", "es": "El equipo organizador usa estas respuestas para celebrar el evento. Puedes renunciar en cualquier momento.", "de": "Das Organisationsteam verwendet diese Antworten für die Veranstaltung. Sie können Ihre Anmeldung jederzeit zurückziehen."}'),
  ('The organiser may use these answers to run this school. I can withdraw at any time.',
   '{"en": "The organiser uses these answers to run this school. You can withdraw at any time.", "fr": "L’équipe d’organisation utilise ces réponses pour tenir cette école. Vous pouvez vous désister à tout moment.", "it": "Chi organizza usa queste risposte per tenere la scuola. Puoi rinunciare in ogni momento.", "es": "El equipo organizador usa estas respuestas para celebrar la escuela. Puedes renunciar en cualquier momento.", "de": "Das Organisationsteam verwendet diese Antworten für die Akademie. Sie können Ihre Anmeldung jederzeit zurückziehen."}')
) AS told("english", "text") ON latest."text" ->> 'en' = told."english"
WHERE latest."number" = (
  SELECT max(other."number") FROM "term_version" AS other
  WHERE other."organisation_id" = latest."organisation_id" AND other."term_id" = latest."term_id"
);
