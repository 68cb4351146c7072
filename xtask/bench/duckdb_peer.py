"""DuckDB on the same rows, as a yardstick: it reads the file by itself."""

import sys

import duckdb

source, target = sys.argv[1:]
db = duckdb.connect(target)
db.execute(
    "CREATE TABLE observation AS SELECT Measure AS indicator, Perioden AS period, RegioS AS area, Leeftijd AS group_key,"
    " CAST(replace(Value, ',', '.') AS DOUBLE) AS value, ValueAttribute AS absence"
    " FROM read_csv(?, delim = ';', header = true, all_varchar = true)",
    [source],
)
db.close()
