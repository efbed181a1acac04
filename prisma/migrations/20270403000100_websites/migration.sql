-- Websites of somebody on the programme: a list of addresses, each with a word for it or none.
CREATE FUNCTION is_websites(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_typeof(list) = 'array' AND jsonb_array_length(list) <= 10 AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(CASE WHEN jsonb_typeof(list) = 'array' THEN list ELSE '[]' END) AS one
    WHERE jsonb_typeof(one) <> 'object' OR one - 'url' - 'label' <> '{}'
      OR coalesce(one->>'url', '') !~* '^https?://[^/?#@]+([/?#]|$)' OR coalesce(jsonb_typeof(one->'label'), '') <> 'string')
$$;

ALTER TABLE "speaker" ADD COLUMN "websites" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_websites" CHECK (is_websites("websites"));
