"""Files in and out: staff rosters, the operator's lists, workbooks of invitation codes, QR codes."""
