-- How many writes were committed. Whoever keeps something made from what is in the database knows by it whether that still holds.
CREATE TABLE kernel_writes (
  one {int} NOT NULL PRIMARY KEY CONSTRAINT kernel_writes_one CHECK (one = 1),
  number {int} NOT NULL
) {strict};
INSERT INTO kernel_writes (one, number) VALUES (1, 0);
