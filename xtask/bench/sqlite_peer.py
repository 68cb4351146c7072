"""Python's csv and sqlite3 on the same rows: read, checked for a number, put into an indexed table in one transaction."""

import csv
import sqlite3
import sys

source, target = sys.argv[1:]
db = sqlite3.connect(target)
for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
    db.execute(f"PRAGMA {pragma}")
db.execute(
    "CREATE TABLE observation (indicator TEXT NOT NULL, series INTEGER NOT NULL, period TEXT NOT NULL, area TEXT NOT NULL,"
    " group_key TEXT NOT NULL, value REAL, absence TEXT NOT NULL, PRIMARY KEY (indicator, series, period, area, group_key)) STRICT"
)


def rows():
    with open(source, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            value = float(row["Value"].replace(",", ".")) if row["Value"] else None
            absence = "" if row["ValueAttribute"] == "None" else row["ValueAttribute"]
            yield row["Measure"], 1, row["Perioden"], row["RegioS"], row["Leeftijd"], value, absence


with db:
    db.executemany(
        "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (indicator, series, period, area, group_key)"
        " DO UPDATE SET value = excluded.value, absence = excluded.absence",
        rows(),
    )
db.close()
