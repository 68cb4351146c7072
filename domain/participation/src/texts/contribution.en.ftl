# Contributions.
