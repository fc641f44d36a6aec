"""What a person sees: tables for a terminal, HTML for a notebook."""
