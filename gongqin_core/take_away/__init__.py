"""What people take away: a level's result in words, the sheet of A4, dates for a calendar, a code for a link, JSON."""
