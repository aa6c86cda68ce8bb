"""`make bench`: the product beside what else one could have built, on one machine and one database."""
