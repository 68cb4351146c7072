"""Our groups beside those of red-dwarf (Polis in Python) on a conversation of Polis, both held to the groups that were published.

Arguments: our program and the folder of the conversation; or our program and a number of made-up votes, which only ours groups.
Writes TOML. Reading is in nobody's time. Red-dwarf begins at places by chance: the mean of five.
"""

import csv
import io
import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

SEEDS = range(5)


def ours(program, votes, times, count=None):
    """The group of each voter, and the seconds of one grouping: how much longer so many more take than one."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["voter", "statement", "vote", "left_out"])
    writer.writerows(votes)

    def run(often):
        started = time.perf_counter()
        asked = subprocess.run([program, str(count or 0), str(often)], input=text.getvalue(), capture_output=True, text=True, check=True)
        return asked.stdout, time.perf_counter() - started

    once, more = run(1), run(1 + times)
    groups = {int(row["voter"]): int(row["group"]) for row in csv.DictReader(io.StringIO(once[0]))}
    return groups, (more[1] - once[1]) / times, once[0] == more[0]


def made_up(number):
    """Votes of two camps on a hundred statements, one in ten the other way."""
    dice = random.Random(1)
    cast = []
    for at in range(number):
        voter, statement = divmod(at, 100)
        vote = 1 if voter % 2 == statement % 2 else -1
        cast.append((voter, statement, -vote if dice.random() < 0.1 else vote, "false"))
    return cast


def conversation(program, folder):
    from reddwarf.implementations.polis import run_pipeline
    from sklearn.metrics import adjusted_rand_score

    def rows(name):
        with open(folder / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    last = {(int(row["voter-id"]), int(row["comment-id"])): (int(row["timestamp"]), int(row["vote"])) for row in rows("votes.csv")}
    out = {int(row["comment-id"]) for row in rows("comments.csv") if row["moderated"] == "-1"}
    published = {int(row["participant"]): int(row["group-id"]) for row in rows("participants-votes.csv") if row["group-id"]}

    def near(groups):
        both = [voter for voter in groups if voter in published]
        return adjusted_rand_score([published[voter] for voter in both], [groups[voter] for voter in both])

    votes = [{"participant_id": voter, "statement_id": statement, "vote": vote, "modified": at} for (voter, statement), (at, vote) in last.items()]
    plain = [(voter, statement, vote, str(statement in out).lower()) for (voter, statement), (_, vote) in last.items()]
    answers = []
    for count in (None, len(set(published.values()))):
        theirs, seconds = [], []
        for seed in SEEDS:
            more = {"force_group_count": count} if count else {}
            started = time.perf_counter()
            found = run_pipeline(votes=votes, mod_out_statement_ids=sorted(out), random_state=seed, **more).participants_df["cluster_id"]
            seconds.append(time.perf_counter() - started)
            theirs.append(near({voter: int(group) for voter, group in found.items() if str(group) not in ("<NA>", "nan", "None")}))
        groups, our_seconds, same = ours(program, plain, 100, count)
        answers.append(
            {
                "count": count or 0,
                "voters": len(published),
                "votes": len(last),
                "ours": near(groups),
                "theirs": statistics.mean(theirs),
                "our_seconds": our_seconds,
                "their_seconds": statistics.median(seconds),
                "same": same,
            }
        )
    return answers


program, what = sys.argv[1:]
if what.isdigit():
    answers = [{"our_seconds": ours(program, made_up(int(what)), 3)[1]}]
else:
    answers = conversation(program, Path(what))
for answer in answers:
    print("[[answer]]")
    for name, value in answer.items():
        print(f"{name} = {json.dumps(value)}")
