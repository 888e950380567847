-- The mail address of a customer once more, in small letters: whoever answers a mail is found among many at once.
ALTER TABLE customer ADD COLUMN mail TEXT NOT NULL DEFAULT '';
UPDATE customer SET mail = lower(trim(coalesce(json_extract(body, '$.mail'), ''))) WHERE json_valid(body);
CREATE INDEX customer_mail ON customer (mail);
