"""Files that other tools import. One mechanism: columns, each with a heading and what it holds; a preset per tool."""
