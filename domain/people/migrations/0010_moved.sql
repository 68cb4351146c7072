-- When somebody got another e-mail address; none while they have their first.
ALTER TABLE people_person ADD COLUMN moved {time};
