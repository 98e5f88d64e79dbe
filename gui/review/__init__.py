"""Groups of copies and bursts: marking, rules, decisions, trust."""
