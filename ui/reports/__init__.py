"""Reports: classes, people, assessors and the programme, looked at as paper and saved."""
