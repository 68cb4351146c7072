-- When somebody last showed who they are in a session: by signing in, and again before something that reaches far.
ALTER TABLE people_session ADD COLUMN confirmed {time};
