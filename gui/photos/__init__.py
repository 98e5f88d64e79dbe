"""All photos, and the inspector beside the pages."""
