"""The sample corpus that the repository ships: sources in Markdown and the files made from them."""
