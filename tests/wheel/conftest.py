import matplotlib

# These tests also run inside Pyodide, where there is no screen either.
matplotlib.use("Agg")
