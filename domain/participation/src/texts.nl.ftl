# Meedoen: algemeen.
