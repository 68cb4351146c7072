# Participation: general.
