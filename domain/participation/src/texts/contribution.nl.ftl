# Inbreng.
