-- Since when somebody cannot sign in; none while they can, and of those who were deleted.
ALTER TABLE people_person ADD COLUMN off_since {time};
