"""The build of the site: one module for each step, in the order in which data flows."""
