"""Pages to read the records in, and plots and tables for papers."""

from policyminer.report.page import write_report

__all__ = ["write_report"]
