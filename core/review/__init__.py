"""What a person decides about groups of copies: decisions, marks, keeper rules, folders, reports."""
