"""The pages: each reads its choice, asks a query and fills a template."""
