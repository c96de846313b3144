"""gongqin: one notice, one condition tree per level, several readers that cannot disagree."""
