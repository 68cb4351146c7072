"""Answers the questions of against_python.rs with other people's libraries: one line of numbers for each line."""

import sys

import numpy as np
import pymannkendall
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson
from statsmodels.stats.weightstats import DescrStatsW


def byar(count, confidence):
    z = stats.norm.ppf(0.5 + confidence / 2)
    above = count + 1
    return (
        count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3,
        above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3,
    )


def exact(count, confidence):
    return confint_poisson(count, 1, method="exact-c", alpha=1 - confidence)


def dobson(counts, populations, standard, confidence):
    weights = standard / standard.sum()
    rate = (weights * counts / populations).sum()
    scale = np.sqrt((weights**2 * counts / populations**2).sum() / counts.sum())
    lower, upper = byar(counts.sum(), confidence)
    return rate, rate + scale * (lower - counts.sum()), rate + scale * (upper - counts.sum())


def trend(years, counts, n):
    """The chi-square value is the number of people times the squared correlation of year and share."""
    people = np.array([(year, hit) for year in years for hit in (0, 1)])
    weights = np.column_stack([n - counts, counts]).ravel()
    correlation = DescrStatsW(people, weights=weights).corrcoef[0, 1]
    chi_square = weights.sum() * correlation**2
    slope = np.polyfit(years - years.mean(), counts / n, 1, w=np.sqrt(n))[0]
    return chi_square, stats.chi2.sf(chi_square, 1), slope


def margins(years, values, halves):
    deviations = halves / stats.norm.ppf(0.975)
    line, covariance = np.polyfit(years - years.mean(), values, 1, w=1 / deviations, cov="unscaled")
    error = np.sqrt(covariance[0, 0])
    return line[0], error, 2 * stats.norm.sf(abs(line[0] / error))


def kendall(values):
    found = pymannkendall.original_test(values)
    return found.s, found.var_s, found.z, found.p, found.Tau, found.slope, found.intercept


ANSWERS = {
    "wilson": lambda count, n, sure: proportion_confint(int(count[0]), int(n[0]), 1 - sure[0], "wilson"),
    "exact": lambda count, sure: exact(count[0], sure[0]),
    "byar": lambda count, sure: byar(count[0], sure[0]),
    "dobson": lambda counts, populations, standard, sure: dobson(counts, populations, standard, sure[0]),
    "trend": trend,
    "margins": margins,
    "kendall": kendall,
    "theil": lambda times, values: [stats.theilslopes(values, times).slope],
    "many": lambda p_values: multipletests(p_values, method="fdr_bh")[1],
    "gamma": lambda shape, probability: [stats.gamma.ppf(probability[0], shape[0])],
}

for line in sys.stdin:
    method, *arguments = line.rstrip("\n").split(",")
    answer = ANSWERS[method](*[np.array(argument.split(), dtype=float) for argument in arguments])
    print(*[repr(float(number)) for number in answer])
